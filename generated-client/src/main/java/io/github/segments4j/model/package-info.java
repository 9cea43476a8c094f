/**
 * The immutable records generated from the schemas of the OpenAPI document, and their Moshi
 * adapters, which need no reflection. Records copy their lists and maps.
 */
@NullMarked
package io.github.segments4j.model;

import org.jspecify.annotations.NullMarked;
