/**
 * The records generated from the schemas of the OpenAPI document, and the Moshi adapters that read
 * and write them without reflection.
 */
@NullMarked
package io.github.segments4j.model;

import org.jspecify.annotations.NullMarked;
