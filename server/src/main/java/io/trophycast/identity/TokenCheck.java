package io.trophycast.identity;

import java.time.Instant;

/** What came of looking at a token. */
public sealed interface TokenCheck {

  /** Signed by this server, and still of worth. */
  record Valid(Principal principal) implements TokenCheck {}

  /** Signed by this server, and past its end. */
  record Expired(Instant at) implements TokenCheck {}

  /** Anything else: nonsense, another key, another algorithm, a changed letter. */
  record Invalid() implements TokenCheck {}
}
