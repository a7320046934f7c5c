package io.trophycast.pickup;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trophycast.protocol.IdempotencyKey;
import java.util.Optional;

/**
 * One scan at the desk, by the QR code or by the short code; one of the two is there.
 *
 * @param nonce stands for this scan; it is decided once
 * @param late whether it was made without network, and the thing has changed hands already
 */
public record Scan(
    Optional<String> pass,
    Optional<String> code,
    Action action,
    IdempotencyKey nonce,
    Optional<Boolean> late) {

  /** What the steward does. */
  public enum Action {
    @JsonProperty("hand_over")
    HAND_OVER,
    @JsonProperty("return")
    RETURN;

    String wire() {
      return this == HAND_OVER ? "hand_over" : "return";
    }
  }
}
