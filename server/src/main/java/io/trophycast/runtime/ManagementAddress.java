package io.trophycast.runtime;

import java.util.Optional;

/** Where the management port listens. */
record ManagementAddress(String host, int port) {
  private static final String OFF = "off";

  ManagementAddress {
    if (port < 0 || port > 65_535) {
      throw refused(String.valueOf(port));
    }
  }

  /** Reads a port, or the word for having none. */
  static Optional<ManagementAddress> of(String host, String port) {
    if (port.equals(OFF)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ManagementAddress(host, Integer.parseInt(port)));
    } catch (NumberFormatException e) {
      throw refused(port);
    }
  }

  private static CannotStart refused(String port) {
    return new CannotStart(
        "The management port must be from 0 to 65535, or off, and this is " + port + ".");
  }
}
