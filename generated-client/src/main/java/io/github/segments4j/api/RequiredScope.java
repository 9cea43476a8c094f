package io.github.segments4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The OAuth scope that an access token needs for an operation, from the operation's {@code
 * x-required-scope} in the OpenAPI document.
 *
 * <p>At run time it is found through the tag that Retrofit puts on a request: {@code
 * request.tag(Invocation.class).method().getAnnotation(RequiredScope.class)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiredScope {

  /**
   * The scope's name in the control panel, such as {@code Customers}.
   *
   * @return the name
   */
  String name();

  /**
   * The permission to choose for it in the control panel, {@code modify} or {@code read-only}.
   *
   * @return the permission
   */
  String permission();

  /**
   * The scope as OAuth has it, such as {@code store_v2_customers}.
   *
   * @return the parameter
   */
  String parameter();
}
