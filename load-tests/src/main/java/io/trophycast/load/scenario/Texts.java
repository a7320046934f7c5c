package io.trophycast.load.scenario;

import io.netty.buffer.ByteBuf;

/** Looks into texts as they lie in a buffer: a parser of JSON costs more than the delivery. */
final class Texts {
  private Texts() {}

  static boolean startsWith(ByteBuf bytes, int at, int length, String start) {
    if (length < start.length()) {
      return false;
    }
    for (int i = 0; i < start.length(); i++) {
      if (bytes.getByte(at + i) != start.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where this character stands, or -1. */
  static int find(ByteBuf bytes, int from, int end, char wanted) {
    return bytes.indexOf(from, end, (byte) wanted);
  }

  /** The decimal number that begins here. */
  static long number(ByteBuf bytes, int at) {
    long number = 0;
    for (int i = at; ; i++) {
      int digit = bytes.getByte(i) - '0';
      if (digit < 0 || digit > 9) {
        return number;
      }
      number = number * 10 + digit;
    }
  }
}
