/** The {@linkplain io.github.segments4j.examples.cli.Segments4j segments4j command-line tool}. */
package io.github.segments4j.examples.cli;
