/** A tool for the command line; {@link io.github.segments4j.examples.cli.Segments4j} begins it. */
package io.github.segments4j.examples.cli;
