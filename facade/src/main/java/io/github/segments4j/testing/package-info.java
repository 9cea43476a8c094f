/**
 * An in-memory BigCommerce store for tests and demos: {@link
 * io.github.segments4j.testing.FakeStore}.
 */
@NullMarked
package io.github.segments4j.testing;

import org.jspecify.annotations.NullMarked;
