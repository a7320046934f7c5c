package io.trophycast.drop;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The order in which a raffle's entries are drawn, which follows from its seed and its entries and
 * from nothing else, so that anybody can draw again and come to the same. docs/micro-events.md
 * describes it step by step for those who do; the web client does the same in its own words.
 *
 * <p>The shuffle is Durstenfeld's (Algorithm 235, 1964). A number below <i>m</i> is an unsigned
 * 64-bit one modulo <i>m</i>, after those have been turned away that would make small remainders
 * likelier.
 */
public final class Draw {
  /** The name of this algorithm in records. */
  public static final String ALGORITHM = "hmac-sha256-fisher-yates-1";

  private static final String HMAC = "HmacSHA256";

  private final Mac mac;
  private final byte[] listDigest;
  private LongBuffer numbers = LongBuffer.allocate(0);
  private long block;

  private Draw(byte[] seed, byte[] listDigest) {
    this.listDigest = listDigest;
    try {
      this.mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(seed, HMAC));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + HMAC, e);
    }
  }

  /**
   * All tickets in the order in which they are drawn: the first wins serial 1.
   *
   * @param seed 32 bytes
   * @param tickets distinct, in any order
   */
  public static List<String> order(byte[] seed, List<String> tickets) {
    List<String> drawn = new ArrayList<>(tickets);
    Collections.sort(drawn);
    var draw = new Draw(seed, listDigest(drawn));
    for (int i = 0; i < drawn.size(); i++) {
      Collections.swap(drawn, i, i + draw.below(drawn.size() - i));
    }
    return drawn;
  }

  /** What is published of a seed before anybody enters: its SHA-256 in hex. */
  public static String commitment(byte[] seed) {
    return HexFormat.of().formatHex(sha256().digest(seed));
  }

  private static byte[] listDigest(List<String> sorted) {
    MessageDigest digest = sha256();
    for (String ticket : sorted) {
      digest.update(ticket.getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) '\n');
    }
    return digest.digest();
  }

  private int below(int bound) {
    long turnedAway = Long.remainderUnsigned(-bound, bound);
    while (true) {
      long number = next();
      // 2^64 - turnedAway is the largest multiple of the bound; with nothing to turn away it is
      // 2^64.
      if (turnedAway == 0 || Long.compareUnsigned(number, -turnedAway) < 0) {
        return (int) Long.remainderUnsigned(number, bound);
      }
    }
  }

  private long next() {
    if (!numbers.hasRemaining()) {
      mac.update(listDigest);
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(block++).array());
      numbers = ByteBuffer.wrap(mac.doFinal()).asLongBuffer();
    }
    return numbers.get();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
