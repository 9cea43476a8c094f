package io.github.segments4j.error;

/**
 * The access token lacks the OAuth scope that the operation needs (403).
 *
 * <p>BigCommerce answers word for word the same when the store hash is wrong, when the token
 * belongs to another store and, by report, when the store's plan does not include segmentation; the
 * message names them all.
 */
public final class MissingScopeException extends ForbiddenException {

  private static final long serialVersionUID = 1L;

  private final String scope;
  private final String scopeName;
  private final String permission;

  /**
   * Made by the library; public for tests of code that handles it.
   *
   * @param call the call that failed
   * @param message what failed and what to do
   * @param scope the scope's parameter, such as {@code store_v2_customers}
   * @param scopeName the scope's name in the control panel, such as {@code Customers}
   * @param permission the permission to choose there, {@code modify} or {@code read-only}
   */
  public MissingScopeException(
      FailedCall call, String message, String scope, String scopeName, String permission) {
    super(call, message);
    this.scope = scope;
    this.scopeName = scopeName;
    this.permission = permission;
  }

  /**
   * The scope as OAuth has it.
   *
   * @return the parameter, such as {@code store_v2_customers}
   */
  public String scope() {
    return scope;
  }

  /**
   * The scope's name in the control panel.
   *
   * @return the name, such as {@code Customers}
   */
  public String scopeName() {
    return scopeName;
  }

  /**
   * The permission to choose for the scope in the control panel.
   *
   * @return {@code modify} or {@code read-only}
   */
  public String permission() {
    return permission;
  }
}
