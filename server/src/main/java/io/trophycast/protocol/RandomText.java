package io.trophycast.protocol;

import java.util.random.RandomGenerator;

/** Random text of digits and lower-case letters, as ids are made of. */
final class RandomText {
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private RandomText() {}

  static String lowercase(RandomGenerator random, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
