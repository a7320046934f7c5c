package io.trophycast.protocol;

import java.util.Optional;

/** What became of a client's bytes: a message, or why they are none. */
public sealed interface Decoded {

  /** A message of this protocol. */
  record Understood(ClientMessage message) implements Decoded {}

  /**
   * No message of this protocol.
   *
   * @param ref of the request, where it could be read
   * @param sentence for the people who write clients
   * @param pointer JSON pointer to the field at fault, where one is
   */
  record Malformed(Optional<String> ref, ErrorCode code, String sentence, Optional<String> pointer)
      implements Decoded {}
}
