package io.github.segments4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The OAuth scope that an operation requires of the access token, from the operation's {@code
 * x-required-scope} in the OpenAPI document.
 *
 * <p>Interceptors read it from the tag that Retrofit adds to each request: {@code
 * request.tag(Invocation.class).method().getAnnotation(RequiredScope.class)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiredScope {

  /** {@return the name of the scope in the control panel, such as {@code Customers}} */
  String name();

  /** {@return the permission in the control panel, {@code modify} or {@code read-only}} */
  String permission();

  /** {@return the OAuth scope parameter, such as {@code store_v2_customers}} */
  String parameter();
}
