package io.trophycast.drop;

import io.trophycast.identity.EntryKey;
import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.DropState;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws raffles and says how. A seed is computed from the signing key and the drop, so that Redis
 * never has it, and a Redis that lost data cannot have lost it. Drawing may be done by any instance
 * at any time and by several at once: all come to the same order, and Redis gives each entry one
 * trophy at the most.
 */
public final class Raffles {
  private static final Logger log = LoggerFactory.getLogger(Raffles.class);
  private static final int TICKETS_PER_CALL = 5000;
  // Each is a trophy with its moment, and Redis answers nobody else meanwhile.
  private static final int AWARDS_PER_CALL = 100;

  private final Vertx vertx;
  private final StageFunctions functions;
  private final SigningKey key;
  private final EntryKey entryKey;

  private record Part(Drop drop, List<String> tickets) {}

  public Raffles(Vertx vertx, RedisLink link, SigningKey key, EntryKey entryKey) {
    this.vertx = vertx;
    this.functions = new StageFunctions(link);
    this.key = key;
    this.entryKey = entryKey;
  }

  /** What is published with a raffle when it is announced. */
  String commitment(StageId stage, DropId drop) {
    return Draw.commitment(seed(stage, drop));
  }

  /** Draws a raffle that takes no more entries, and awards what was drawn. */
  Future<Answer<Drop>> draw(StageId stage, Drop drop) {
    if (!drop.commitment().equals(Optional.of(commitment(stage, drop.id())))) {
      log.error(
          "Cannot draw with another signing key than before stage={} drop={}", stage, drop.id());
      return Future.succeededFuture(Answer.given(drop));
    }
    return tickets(stage, drop.id(), new ArrayList<>())
        .compose(
            tickets ->
                vertx.executeBlocking(() -> Draw.order(seed(stage, drop.id()), tickets), false))
        .compose(order -> award(stage, drop.id(), order, 0));
  }

  /** How a raffle that has ended was drawn; to be published with its record. */
  public Future<DrawRecord> disclose(StageId stage, Drop drop) {
    if (drop.state() != DropState.ENDED) {
      throw new IllegalArgumentException("The seed of a raffle that is not over is a secret");
    }
    return tickets(stage, drop.id(), new ArrayList<>())
        .map(
            tickets ->
                new DrawRecord(
                    Draw.ALGORITHM,
                    drop.commitment().orElse(""),
                    HexFormat.of().formatHex(seed(stage, drop.id())),
                    tickets,
                    entryKey.publicKey()));
  }

  byte[] seed(StageId stage, DropId drop) {
    return key.derived("trophycast raffle seed " + stage + "/" + drop);
  }

  private Future<List<String>> tickets(StageId stage, DropId drop, List<String> before) {
    return functions
        .ask(
            "raffle_entries",
            stage,
            Part.class,
            drop.value(),
            Integer.toString(before.size()),
            Integer.toString(TICKETS_PER_CALL))
        .compose(
            answer -> {
              List<String> part = answer.toOptional().map(Part::tickets).orElse(List.of());
              before.addAll(part);
              return part.size() < TICKETS_PER_CALL
                  ? Future.succeededFuture(List.copyOf(before))
                  : tickets(stage, drop, before);
            });
  }

  private Future<Answer<Drop>> award(StageId stage, DropId drop, List<String> order, int from) {
    int to = Math.min(order.size(), from + AWARDS_PER_CALL);
    return functions
        .ask(
            "raffle_draw",
            stage,
            Drop.class,
            drop.value(),
            Json.write(order.subList(from, to)),
            to == order.size() ? "1" : "0")
        .compose(
            answer ->
                answer.toOptional().map(Drop::state).filter(DropState.DRAWING::equals).isPresent()
                        && to < order.size()
                    ? award(stage, drop, order, to)
                    : Future.succeededFuture(answer));
  }
}
