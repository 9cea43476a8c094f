/** What can be said of calls: how often they are tried, what they carry, and which they are. */
@NullMarked
package io.github.segments4j.call;

import org.jspecify.annotations.NullMarked;
