/**
 * What the library costs, measured against what people use today: the clients that the stock
 * openapi-generator makes of the same document. {@link io.github.segments4j.benchmark.Benchmarks}
 * runs everything.
 */
package io.github.segments4j.benchmark;
