package io.github.segments4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much one request of an operation may hold, and how many of its requests may run at a time,
 * from the operation's {@code x-batch} in the OpenAPI document.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BatchLimit {

  /**
   * How many items a request holds at most.
   *
   * @return the number of items, 1 or more
   */
  int size();

  /**
   * How many requests run at a time at most.
   *
   * @return the number of requests, 1 or more
   */
  int concurrency();
}
