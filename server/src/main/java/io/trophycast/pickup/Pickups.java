package io.trophycast.pickup;

import io.trophycast.identity.EntryKey;
import io.trophycast.identity.SigningKey;
import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.PickupPass;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pick-up desks of all stages. Holds end by themselves: whoever turns a drop takes back what
 * was not fetched in time (see DueDrops), so nothing here waits for anything.
 */
public final class Pickups {
  private final StageFunctions functions;
  private final EntryKey passKey;
  private final ShortCode codes;

  private record Kept(Drop drop, Thing thing) {}

  private record KeptThings(List<Kept> things) {}

  private record Books(
      String stageName, String zone, List<Drop> drops, Map<String, List<MemberId>> members) {}

  private record Whose(DropId drop, MemberId member) {}

  public Pickups(RedisLink link, SigningKey key, EntryKey passKey) {
    this.functions = new StageFunctions(link);
    this.passKey = passKey;
    this.codes = new ShortCode(key);
  }

  /** Puts a member who came too late in line; harmless to repeat. */
  public Future<Answer<Thing>> join(StageId stage, DropId drop, MemberId member) {
    return functions.change("pickup_join", stage, Thing.class, drop.value(), member.value());
  }

  /** What a member has to fetch, newest drop first. */
  public Future<List<OwnThing>> mine(StageId stage, MemberId member) {
    return functions
        .ask("pickup_mine", stage, KeptThings.class, member.value())
        .map(
            answer ->
                answer.toOptional().map(KeptThings::things).orElse(List.of()).stream()
                    .map(kept -> own(stage, member, kept))
                    .toList());
  }

  /** What the desk of this stage has before it. */
  public Future<Answer<Desk>> desk(StageId stage) {
    return functions
        .ask("pickup_desk", stage, Books.class, "0")
        .map(
            answer ->
                answer.map(
                    books ->
                        new Desk(
                            books.stageName(), books.zone(), books.drops(), passKey.publicKey())));
  }

  /** Whose thing a scan is about, and what became of it; changes nothing. */
  public Future<Answer<Thing>> look(StageId stage, Scan scan) {
    return whose(stage, scan)
        .compose(
            answer ->
                switch (answer) {
                  case Answer.Refused<Whose> refused -> Future.succeededFuture(refused.cast());
                  case Answer.Given<Whose>(Whose whose) ->
                      functions.ask(
                          "pickup_look",
                          stage,
                          Thing.class,
                          whose.drop().value(),
                          whose.member().value());
                });
  }

  /** Hands a thing over or takes it back, once for each nonce. */
  public Future<Answer<Decision>> decide(StageId stage, Scan scan, Actor by, String name) {
    return whose(stage, scan)
        .compose(
            answer ->
                switch (answer) {
                  case Answer.Refused<Whose> refused -> Future.succeededFuture(refused.cast());
                  case Answer.Given<Whose>(Whose whose) ->
                      functions.change(
                          "pickup_decide",
                          stage,
                          Decision.class,
                          whose.drop().value(),
                          whose.member().value(),
                          scan.action().wire(),
                          scan.nonce().value(),
                          by.value(),
                          name,
                          scan.late().orElse(false) ? "1" : "0");
                });
  }

  private OwnThing own(StageId stage, MemberId member, Kept kept) {
    var pass = new PickupPass(stage, kept.drop().id(), member, kept.thing().name());
    String text = passKey.sign(pass);
    String code = codes.of(stage, kept.drop().id(), member);
    return new OwnThing(kept.drop(), kept.thing(), text, QrRows.of(text), code);
  }

  private Future<Answer<Whose>> whose(StageId stage, Scan scan) {
    if (scan.pass().isPresent() == scan.code().isPresent()) {
      return refused("/pass", "A scan has either the text of a QR code or a short code.");
    }
    if (scan.code().isPresent()) {
      return byCode(stage, ShortCode.read(scan.code().get()));
    }
    Optional<PickupPass> pass = scan.pass().flatMap(text -> passKey.pass(text));
    if (pass.isEmpty()) {
      return refused("/pass", "This is no pick-up code of this server.");
    }
    return pass.get().stage().equals(stage)
        ? Future.succeededFuture(Answer.given(new Whose(pass.get().drop(), pass.get().member())))
        : refused("/pass", "This code is for another stage.");
  }

  /** A code can't be turned around: it is compared with those of everybody who has something. */
  private Future<Answer<Whose>> byCode(StageId stage, String code) {
    return functions
        .ask("pickup_desk", stage, Books.class, "1")
        .map(
            answer -> {
              List<Whose> found =
                  answer.toOptional().map(Books::members).orElse(Map.of()).entrySet().stream()
                      .flatMap(
                          entry ->
                              entry.getValue().stream()
                                  .map(member -> new Whose(new DropId(entry.getKey()), member)))
                      .filter(whose -> codes.of(stage, whose.drop(), whose.member()).equals(code))
                      .toList();
              return found.size() == 1
                  ? Answer.given(found.getFirst())
                  : Answer.refused(
                      ErrorCode.NOT_POSSIBLE, "/code", "Nobody on this stage has this code.");
            });
  }

  private static <T> Future<Answer<T>> refused(String pointer, String sentence) {
    return Future.succeededFuture(Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence));
  }
}
