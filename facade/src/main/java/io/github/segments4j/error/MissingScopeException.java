package io.github.segments4j.error;

/**
 * Thrown when the access token lacks the OAuth scope that the operation requires (403).
 *
 * <p>BigCommerce returns the same response for a wrong store hash, for an access token of another
 * store and, reportedly, for a store whose plan does not include customer segmentation.
 */
public final class MissingScopeException extends ForbiddenException {

  private final String scope;
  private final String scopeName;
  private final String permission;

  /**
   * Creates an exception. Public so that tests can construct one.
   *
   * @param scope the OAuth scope, such as {@code store_v2_customers}
   * @param scopeName the name of the scope in the control panel, such as {@code Customers}
   * @param permission the required permission, {@code modify} or {@code read-only}
   */
  public MissingScopeException(
      FailedCall call, String message, String scope, String scopeName, String permission) {
    super(call, message);
    this.scope = scope;
    this.scopeName = scopeName;
    this.permission = permission;
  }

  /** {@return the OAuth scope, such as {@code store_v2_customers}} */
  public String scope() {
    return scope;
  }

  /** {@return the name of the scope in the control panel, such as {@code Customers}} */
  public String scopeName() {
    return scopeName;
  }

  /** {@return the required permission, {@code modify} or {@code read-only}} */
  public String permission() {
    return permission;
  }
}
