package io.github.segments4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The batch size and the concurrency limit of an operation, from its {@code x-batch} in the OpenAPI
 * document.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BatchLimit {

  /** {@return the maximum number of items per request, 1 or more} */
  int size();

  /** {@return the maximum number of requests in flight, 1 or more} */
  int concurrency();
}
