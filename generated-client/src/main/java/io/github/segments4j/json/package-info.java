/** The JSON adapters and parsers of simple types, used by the generated adapters. */
@NullMarked
package io.github.segments4j.json;

import org.jspecify.annotations.NullMarked;
