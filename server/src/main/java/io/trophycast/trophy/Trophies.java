package io.trophycast.trophy;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.trophycast.protocol.Trophy;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Reads trophies and the public record. */
public final class Trophies {
  // Redis answers nobody else while it puts one part of a record together.
  private static final int CLAIMS_PER_CALL = 1000;

  private final StageFunctions functions;

  public Trophies(RedisLink link) {
    this.functions = new StageFunctions(link);
  }

  private record TrophyList(List<Trophy> trophies) {}

  /** This trophy. */
  public Future<Answer<Trophy>> find(StageId stage, DropId drop, int serial) {
    return functions.ask(
        "trophy_find", stage, Trophy.class, drop.value(), Integer.toString(serial));
  }

  /** A member's trophies, newest first, at most 100. */
  public Future<List<Trophy>> ofMember(StageId stage, MemberId member) {
    return functions
        .ask("trophy_list", stage, TrophyList.class, member.value())
        .map(answer -> answer.toOptional().map(TrophyList::trophies).orElse(List.of()));
  }

  /** The public record of a drop that has ended. */
  public Future<Answer<DropRecord>> record(StageId stage, DropId drop) {
    return record(stage, drop, 1, new ArrayList<>(), new ArrayList<>());
  }

  private Future<Answer<DropRecord>> record(
      StageId stage,
      DropId drop,
      int from,
      List<DropRecord.WinningClaim> before,
      List<Integer> lost) {
    int to = from + CLAIMS_PER_CALL - 1;
    return functions
        .ask(
            "drop_record",
            stage,
            DropRecord.class,
            drop.value(),
            Integer.toString(from),
            Integer.toString(to))
        .compose(
            answer -> {
              if (!(answer instanceof Answer.Given<DropRecord>(DropRecord part))) {
                return Future.succeededFuture(answer);
              }
              before.addAll(part.claims());
              lost.addAll(part.lost());
              return to < part.drop().awarded()
                  ? record(stage, drop, to + 1, before, lost)
                  : Future.succeededFuture(
                      Answer.given(
                          new DropRecord(
                              part.stage(),
                              part.stageName(),
                              part.drop(),
                              List.copyOf(before),
                              List.copyOf(lost),
                              part.passed(),
                              part.draw())));
            });
  }
}
