/** What becomes of operations on many things at once. */
@NullMarked
package io.github.segments4j.batch;

import org.jspecify.annotations.NullMarked;
