/**
 * The Retrofit interfaces generated from the OpenAPI document, one per tag.
 *
 * <p>Moshi finds the adapters of the records by itself. For request bodies that are a bare list,
 * such as that of {@code addSegmentShopperProfiles}, it needs {@link
 * io.github.segments4j.json.JsonAdapters#FACTORY}:
 *
 * <pre>{@code
 * MoshiConverterFactory.create(new Moshi.Builder().add(JsonAdapters.FACTORY).build())
 * }</pre>
 */
@NullMarked
package io.github.segments4j.api;

import org.jspecify.annotations.NullMarked;
