package io.trophycast.pickup;

import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import java.util.Locale;

/**
 * The code that a member says when a camera does not work: 40 bits that only the signing key's
 * holders can compute, in Crockford's alphabet, which has no letters that look like digits.
 */
final class ShortCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;

  private final SigningKey key;

  ShortCode(SigningKey key) {
    this.key = key;
  }

  String of(StageId stage, DropId drop, MemberId member) {
    byte[] bytes = key.derived("trophycast pickup code " + stage + "/" + drop + "/" + member);
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(bytes[i] & 31));
    }
    return code.toString();
  }

  /** What somebody meant who typed this. */
  static String read(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^0-9A-Z]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }
}
