/** Short programs that demonstrate one feature of the library each. */
package io.github.segments4j.examples;
