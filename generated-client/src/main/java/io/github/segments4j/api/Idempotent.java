package io.github.segments4j.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a write that has the same effect if it is repeated (RFC 9110, 9.2.2), from the operation's
 * {@code x-idempotent} in the OpenAPI document. It may be retried after a failure that leaves open
 * whether the request was processed. Reads are idempotent without this annotation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Idempotent {}
