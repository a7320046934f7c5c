package io.trophycast.edge.api;

import io.trophycast.edge.Problem;
import io.trophycast.edge.Reply;
import io.trophycast.protocol.ErrorCode;
import java.time.Duration;

/** What somebody hears who asks too often. */
final class Limits {
  private Limits() {}

  static Reply refused(Duration wait) {
    return Reply.refused(
        Problem.of(
                ErrorCode.TOO_FREQUENT,
                "Too many requests come from this network; please wait a moment.")
            .comeAgainIn(wait));
  }
}
