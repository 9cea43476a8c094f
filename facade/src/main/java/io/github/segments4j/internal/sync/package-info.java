/** The access to the API that a sync is given, so that it depends on no resource. */
@NullMarked
package io.github.segments4j.internal.sync;

import org.jspecify.annotations.NullMarked;
