package io.trophycast.edge;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/**
 * Headers on every answer that keep a browser from doing what no page of ours needs: foreign or
 * inline scripts and styles, being framed, guessing types, telling others where it came from.
 */
final class SecurityHeaders implements Handler<RoutingContext> {
  /** Nothing from elsewhere and nothing inline. A picture being chosen is shown from a blob. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' blob:; connect-src 'self'; object-src 'none';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  /** The one page that may use the camera. */
  private static final String STEWARD = "/steward";

  private final boolean https;

  SecurityHeaders(URI publicUrl) {
    this.https = "https".equals(publicUrl.getScheme());
  }

  @Override
  public void handle(RoutingContext request) {
    var headers = request.response().headers();
    headers
        .set("content-security-policy", CONTENT_SECURITY_POLICY)
        .set("x-content-type-options", "nosniff")
        .set("x-frame-options", "DENY")
        .set("referrer-policy", "same-origin")
        .set("cross-origin-opener-policy", "same-origin")
        .set("cross-origin-resource-policy", "same-origin")
        .set(
            "permissions-policy",
            "camera="
                + (STEWARD.equals(request.normalizedPath()) ? "(self)" : "()")
                + ", microphone=(), geolocation=(self), payment=(), screen-wake-lock=(self)");
    if (https) {
      headers.set("strict-transport-security", "max-age=31536000");
    }
    request.next();
  }
}
