package io.trophycast.identity;

import java.time.Instant;

/** A fresh token and who it is for. The token is a secret: it is never logged. */
public record Grant(String token, Principal principal) {
  /** The first instant at which the token is worth nothing any more. */
  public Instant expiresAt() {
    return principal.expiresAt();
  }

  @Override
  public String toString() {
    return "Grant[" + principal.role() + "]";
  }
}
