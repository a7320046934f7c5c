package io.trophycast.redis;

import io.trophycast.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether a request that repeats an idempotency key is the same request. */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of a request's record. */
  public static String of(Object request) {
    return ofJson(Json.write(request));
  }

  /** The fingerprint of a request that has been written already. */
  public static String ofJson(String request) {
    try {
      byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
