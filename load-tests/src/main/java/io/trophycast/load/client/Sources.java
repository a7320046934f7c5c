package io.trophycast.load.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The addresses that a crowd comes from: 127.0.0.2 and on. A server limits how many join from one
 * address within a moment, and an address has but 28,000 ports to call from.
 */
public final class Sources {
  /** Fewer than a server lets join from one address at once. */
  private static final int A_SOURCE = 900;

  private static final int FIRST = 2;
  private static final int BYTE = 256;

  private Sources() {}

  /** The address of the one with this number. */
  public static InetAddress of(int number) {
    int address = FIRST + number / A_SOURCE;
    try {
      return InetAddress.getByAddress(
          new byte[] {127, 0, (byte) (address / BYTE), (byte) (address % BYTE)});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }

  /** How many have the same address. */
  public static int crowdOfOne() {
    return A_SOURCE;
  }
}
