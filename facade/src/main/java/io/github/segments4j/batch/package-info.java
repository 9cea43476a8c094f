/** The outcomes of batch operations. */
@NullMarked
package io.github.segments4j.batch;

import org.jspecify.annotations.NullMarked;
