/** Programs that each show the shortest correct way to do one thing. */
package io.github.segments4j.examples;
