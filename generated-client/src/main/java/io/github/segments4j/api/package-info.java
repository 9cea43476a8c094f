/** The Retrofit interfaces generated from the OpenAPI document, one for each of its tags. */
@NullMarked
package io.github.segments4j.api;

import org.jspecify.annotations.NullMarked;
