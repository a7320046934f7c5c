package io.trophycast.edge.api;

import io.trophycast.drop.Claims;
import io.trophycast.drop.Drops;
import io.trophycast.drop.NewDrop;
import io.trophycast.drop.Raffles;
import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Guard;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.Reply;
import io.trophycast.fence.Receipts;
import io.trophycast.meter.DropMeters;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Way;
import io.trophycast.stage.Pictures;
import io.trophycast.trophy.DropRecord;
import io.trophycast.trophy.Trophies;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Drops, claims, receipts, trophies and the public record. */
public final class DropApi {
  private final Drops drops;
  private final Raffles raffles;
  private final Claims claims;
  private final Receipts receipts;
  private final Trophies trophies;
  private final Pictures pictures;
  private final DropMeters meters;
  private final Guard guard;

  record DropList(List<Drop> drops) {}

  record ClaimRequest(ClaimId claim) {}

  record ReceiptRequest(String receipt) {}

  record PresentedReceipt(Receipts.Fate trophy) {}

  public DropApi(EdgeServices services) {
    this.drops = services.drops();
    this.raffles = services.raffles();
    this.claims = services.claims();
    this.receipts = services.receipts();
    this.trophies = services.trophies();
    this.pictures = services.pictures();
    this.meters = services.meters().drops();
    this.guard = services.guard();
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put(
        "listDrops", call -> Reply.of(drops.list(call.stage()).await().map(DropList::new)));
    operations.put("showDrop", call -> Reply.of(drops.find(call.stage(), call.drop()).await()));
    operations.put("scheduleDrop", this::schedule);
    operations.put(
        "endDrop", call -> Reply.of(drops.end(call.stage(), call.drop(), call.actor()).await()));
    operations.put(
        "showMissing", call -> Reply.of(drops.missing(call.stage(), call.drop()).await()));
    operations.put(
        "restoreDrop",
        call -> Reply.of(drops.restore(call.stage(), call.drop(), call.actor()).await()));
    operations.put("presentReceipt", this::present);
    operations.put("claimTrophy", this::claim);
    operations.put("showRecord", this::record);
    operations.put(
        "showTrophy",
        call -> Reply.of(trophies.find(call.stage(), call.drop(), call.serial()).await()));
  }

  private Reply schedule(Call call) {
    var wanted = call.body(NewDrop.class);
    if (wanted.picture().isPresent()
        && pictures.load(call.stage(), wanted.picture().get()).await().isEmpty()) {
      return Reply.refused(
          Problem.at(
              "/picture", ErrorCode.NOT_POSSIBLE, "There is no such picture; upload it first."));
    }
    return switch (drops.schedule(call.stage(), wanted, call.actor(), call.onceKey()).await()) {
      case Answer.Given<Drop>(Drop drop) -> Reply.created(drop);
      case Answer.Refused<Drop> refused -> Reply.of(refused);
    };
  }

  private Reply record(Call call) {
    Answer<DropRecord> answer = trophies.record(call.stage(), call.drop()).await();
    return Reply.of(
        answer.map(
            record ->
                record.drop().is(Way.RAFFLE)
                    ? record.with(raffles.disclose(call.stage(), record.drop()).await())
                    : record));
  }

  private Reply present(Call call) {
    return Reply.of(
        receipts
            .present(call.stage(), call.body(ReceiptRequest.class).receipt())
            .await()
            .map(PresentedReceipt::new));
  }

  private Reply claim(Call call) {
    Duration wait = guard.claims().take(call.asMember().member().value());
    if (wait.isPositive()) {
      return Reply.refused(
          Problem.of(
                  ErrorCode.TOO_FREQUENT,
                  "At most ten claims a second; this one was not looked at.")
              .comeAgainIn(wait));
    }
    long arrived = System.nanoTime();
    var answer =
        claims
            .claim(
                call.stage(),
                call.drop(),
                call.asMember().member(),
                call.body(ClaimRequest.class).claim())
            .onFailure(_ -> meters.failed(arrived))
            .await();
    meters.answered(answer, arrived);
    return Reply.of(answer);
  }
}
