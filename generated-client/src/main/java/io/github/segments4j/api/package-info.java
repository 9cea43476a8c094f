/** The Retrofit interfaces generated from the OpenAPI document, one per tag. */
@NullMarked
package io.github.segments4j.api;

import org.jspecify.annotations.NullMarked;
