package io.trophycast.presence;

import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.StageId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The codes that venue screens show, one for each stage and ten seconds: 80 bits of HMAC-SHA-256,
 * so that who has seen some of them knows nothing of the next. All instances that share a signing
 * key know the same, and nothing of it is kept. May be used from any thread.
 */
final class PresenceCodes {
  static final long SLOT_MS = 10_000;
  private static final int BYTES = 10;
  private static final int DIGITS = 16;
  private static final String MAC = "HmacSHA256";

  private final SecretKeySpec key;

  PresenceCodes(SigningKey key) {
    this.key = new SecretKeySpec(key.derived("trophycast presence"), MAC);
  }

  /** What the screen shows at this instant. */
  ShownCode at(StageId stage, long now) {
    long slot = Math.floorDiv(now, SLOT_MS);
    return new ShownCode(code(stage, slot), (slot + 1) * SLOT_MS);
  }

  /** Whether the code was shown in this slot or the one before. */
  boolean good(StageId stage, String code, long now) {
    long slot = Math.floorDiv(now, SLOT_MS);
    return same(code, code(stage, slot)) || same(code, code(stage, slot - 1));
  }

  private String code(StageId stage, long slot) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      byte[] whole = mac.doFinal((stage + "/" + slot).getBytes(StandardCharsets.US_ASCII));
      String digits = new BigInteger(1, Arrays.copyOf(whole, BYTES)).toString(32);
      return "0".repeat(DIGITS - digits.length()) + digits;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
        other.getBytes(StandardCharsets.UTF_8));
  }
}
