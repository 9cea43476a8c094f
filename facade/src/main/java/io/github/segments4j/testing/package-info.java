/**
 * A BigCommerce for tests and examples: {@link io.github.segments4j.testing.FakeStore}. Nothing
 * else in the library depends on it.
 */
@NullMarked
package io.github.segments4j.testing;

import org.jspecify.annotations.NullMarked;
