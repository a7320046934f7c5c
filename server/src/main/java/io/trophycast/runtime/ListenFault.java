package io.trophycast.runtime;

import java.net.UnknownHostException;

/**
 * Why the server could not listen, in words. The native transport has no exception types for it,
 * but uses the same words of the operating system as the JDK's.
 */
final class ListenFault {
  private ListenFault() {}

  /**
   * The sentence for an address that can't be listened on.
   *
   * @param option the option that chooses another port
   */
  static CannotStart sentence(String host, int port, String option, Throwable fault) {
    String words = String.valueOf(fault.getMessage());
    if (words.contains("Address already in use")) {
      return new CannotStart(
          "Port " + port + " is in use; stop what uses it, or choose another with " + option + ".",
          fault);
    }
    if (words.contains("Permission denied")) {
      return new CannotStart(
          "This user may not listen on port "
              + port
              + "; choose one above 1023 with "
              + option
              + ".",
          fault);
    }
    if (words.contains("assign requested address") || fault instanceof UnknownHostException) {
      return new CannotStart(
          "This machine has no address "
              + host
              + " to listen on; choose another with "
              + hostOption(option)
              + ".",
          fault);
    }
    return new CannotStart("Cannot listen on " + host + ":" + port + ": " + words + ".", fault);
  }

  private static String hostOption(String portOption) {
    return portOption.replace("port", "host");
  }
}
