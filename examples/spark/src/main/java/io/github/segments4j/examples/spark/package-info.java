/** Exports many segments of several stores with Apache Spark. */
@NullMarked
package io.github.segments4j.examples.spark;

import org.jspecify.annotations.NullMarked;
