package io.github.segments4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The page size of a listing, from the parameter that has {@code x-page-size} in the OpenAPI
 * document.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PageSize {

  /** {@return the number of items to request per page, 1 or more} */
  int value();

  /** {@return the maximum of the parameter's schema; unlimited if the schema has none} */
  int maximum() default Integer.MAX_VALUE;
}
