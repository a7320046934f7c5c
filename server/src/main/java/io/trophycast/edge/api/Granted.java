package io.trophycast.edge.api;

import io.trophycast.identity.Grant;
import java.util.Optional;

/** A token on the wire, with the address to open where there is one. */
record Granted(String token, long expiresAt, Optional<String> address) {
  static Granted of(Grant grant) {
    return new Granted(grant.token(), grant.expiresAt().toEpochMilli(), Optional.empty());
  }

  static Granted of(Grant grant, String address) {
    return new Granted(grant.token(), grant.expiresAt().toEpochMilli(), Optional.of(address));
  }

  @Override
  public String toString() {
    return "Granted";
  }
}
