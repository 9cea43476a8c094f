/**
 * The immutable records generated from the schemas of the OpenAPI document, and their Moshi
 * adapters, which need no reflection. Records copy their lists and maps.
 *
 * <p>Enums are records with constants, which also hold values that the API adds later. A component
 * that is optional in the document is null if it is missing; an optional timestamp is null, too, if
 * it is not readable.
 */
@NullMarked
package io.github.segments4j.model;

import org.jspecify.annotations.NullMarked;
