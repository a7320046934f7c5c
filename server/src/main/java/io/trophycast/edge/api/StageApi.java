package io.trophycast.edge.api;

import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.Reply;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Language;
import io.trophycast.protocol.Snapshot;
import io.trophycast.stage.JoinAddress;
import io.trophycast.stage.Stage;
import io.trophycast.stage.StageState;
import io.trophycast.stage.Stages;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stages: making and changing them, the pinned message, the snapshot. */
public final class StageApi {
  private final Stages stages;
  private final JoinAddress address;

  record StageRequest(String name, String zone, List<Language> languages) {}

  record StageChange(
      Optional<String> name, Optional<String> zone, Optional<List<Language>> languages) {}

  record StageList(List<io.trophycast.protocol.Stage> stages) {}

  record PinRequest(String text) {}

  public StageApi(EdgeServices services, URI publicUrl) {
    this.stages = services.stages();
    this.address = new JoinAddress(publicUrl);
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("listStages", this::list);
    operations.put("createStage", this::create);
    operations.put("showStage", this::show);
    operations.put("updateStage", this::update);
    operations.put("showSnapshot", this::snapshot);
    operations.put("pinMessage", this::pin);
    operations.put("unpinMessage", this::unpin);
  }

  private Reply list(Call call) {
    return Reply.ok(new StageList(stages.all().await().stream().map(address::shown).toList()));
  }

  private Reply create(Call call) {
    var wanted = call.body(StageRequest.class);
    Optional<Problem> flaw = flaw(Optional.of(wanted.name()), Optional.of(wanted.languages()));
    if (flaw.isPresent()) {
      return Reply.refused(flaw.get());
    }
    Answer<Stage> answer =
        stages
            .create(
                wanted.name().strip(),
                wanted.zone(),
                wanted.languages(),
                call.actor(),
                call.onceKey())
            .await();
    return switch (answer) {
      case Answer.Given<Stage>(Stage stage) -> Reply.created(address.shown(stage));
      case Answer.Refused<Stage> refused -> Reply.of(refused);
    };
  }

  private Reply show(Call call) {
    return stages
        .find(call.stage())
        .await()
        .map(stage -> Reply.ok(address.shown(stage)))
        .orElseGet(
            () -> Reply.refused(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage.")));
  }

  private Reply update(Call call) {
    var change = call.body(StageChange.class);
    Optional<Problem> flaw = flaw(change.name(), change.languages());
    if (flaw.isPresent()) {
      return Reply.refused(flaw.get());
    }
    return Reply.of(
        stages
            .update(
                call.stage(),
                change.name().map(String::strip),
                change.zone(),
                change.languages(),
                call.actor())
            .await()
            .map(address::shown));
  }

  private Reply snapshot(Call call) {
    return Reply.of(stages.state(call.stage()).await().map(this::shown));
  }

  private Reply pin(Call call) {
    String text = call.body(PinRequest.class).text();
    return Problem.inLine("/text", text)
        .map(Reply::refused)
        .orElseGet(() -> Reply.of(stages.pin(call.stage(), text.strip(), call.actor()).await()));
  }

  private Reply unpin(Call call) {
    return Done.reply(stages.unpin(call.stage(), call.actor()).await());
  }

  private Snapshot shown(StageState state) {
    return new Snapshot(
        state.position(),
        state.at(),
        address.shown(state.stage()),
        state.drops(),
        state.pinned(),
        state.announcements(),
        state.board(),
        state.counters(),
        state.winners());
  }

  private static Optional<Problem> flaw(Optional<String> name, Optional<List<Language>> languages) {
    return name.flatMap(text -> Problem.inLine("/name", text))
        .or(
            () ->
                languages
                    .filter(list -> list.stream().distinct().count() != list.size())
                    .map(
                        _ ->
                            Problem.at(
                                "/languages",
                                ErrorCode.NOT_POSSIBLE,
                                "Each language comes once.")));
  }
}
