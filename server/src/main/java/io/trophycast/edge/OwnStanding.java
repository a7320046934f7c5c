package io.trophycast.edge;

import io.trophycast.member.Members;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Me;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Deliver;
import java.util.Optional;

/**
 * Keeps a member's own name, trophies and place up to date on one connection: at once when they
 * changed themselves, in turn when others moved. However often it is asked, at most one read is
 * under way and one more waits. It belongs to its connection's loop.
 */
final class OwnStanding {
  private final Members members;
  private final EdgeLoop loop;
  private final Replies replies;
  private final Runnable inTurn = this::refresh;
  private Optional<Whose> whose = Optional.empty();
  private boolean reading;
  private boolean again;

  private record Whose(StageId stage, MemberId member) {}

  OwnStanding(Members members, EdgeLoop loop, Replies replies) {
    this.members = members;
    this.loop = loop;
    this.replies = replies;
  }

  /** Whose standing it is from now on; it is sent at once. */
  void follow(StageId stage, MemberId member) {
    whose = Optional.of(new Whose(stage, member));
    refresh();
  }

  /** Sends it again, if it is anybody's. */
  void refresh() {
    if (reading) {
      again = true;
      return;
    }
    whose.ifPresent(this::read);
  }

  /** Sends it again when it is this connection's turn. */
  void refreshInTurn() {
    if (whose.isPresent()) {
      loop.refreshes().add(inTurn);
    }
  }

  /** Answers a request. */
  void answer(String ref) {
    whose.ifPresent(
        me -> {
          var _ =
              Deliver.to(loop.executor(), members.me(me.stage(), me.member()))
                  .onSuccess(answer -> send(Optional.of(ref), answer))
                  .onFailure(_ -> replies.unavailable(ref));
        });
  }

  /** The connection is gone. */
  void end() {
    whose = Optional.empty();
    loop.refreshes().remove(inTurn);
  }

  private void read(Whose me) {
    reading = true;
    again = false;
    var _ =
        Deliver.to(loop.executor(), members.me(me.stage(), me.member()))
            .onSuccess(answer -> send(Optional.empty(), answer))
            .onFailure(_ -> refreshInTurn())
            .onComplete(
                _ -> {
                  reading = false;
                  if (again) {
                    refresh();
                  }
                });
  }

  private void send(Optional<String> ref, Answer<Me> answer) {
    switch (answer) {
      case Answer.Given<Me>(Me me) -> replies.send(new ServerMessage.Mine(ref, me));
      case Answer.Refused<Me> refused ->
          replies
              .outbox()
              .close(
                  refused.code() == ErrorCode.REMOVED ? CloseCode.REMOVED : CloseCode.UNAUTHORISED,
                  refused.sentence());
    }
  }
}
