/**
 * Benchmarks that compare this library with the clients that openapi-generator's standard templates
 * generate from the same document.
 */
package io.github.segments4j.benchmark;
