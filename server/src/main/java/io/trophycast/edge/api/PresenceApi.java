package io.trophycast.edge.api;

import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.RateLimit;
import io.trophycast.edge.Reply;
import io.trophycast.presence.Presence;
import io.trophycast.presence.Presences;
import io.trophycast.presence.ShownCode;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.stage.JoinAddress;
import io.trophycast.stage.Stage;
import io.trophycast.stage.Stages;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Who is at the venue: the host's switch, the screen's code, the member's scan. */
public final class PresenceApi {
  // A full hall scans within a minute from one address; 80 bits are beyond any of these.
  private static final int SCANS_BURST = 1000;
  private static final double SCANS_PER_SECOND = 20;
  private static final int OWN_SCANS_BURST = 10;
  private static final double OWN_SCANS_PER_SECOND = 0.2;

  private final Stages stages;
  private final Presences presences;
  private final JoinAddress join;
  private final RateLimit scans;
  private final RateLimit ownScans;

  record PresenceChange(boolean asking) {}

  record ScannedCode(String code) {
    @Override
    public String toString() {
      return "ScannedCode";
    }
  }

  /** The address is what the QR code says; it is there while the stage asks. */
  record PresenceView(
      boolean asking, int present, Optional<String> address, Optional<Long> changesAt) {
    @Override
    public String toString() {
      return "PresenceView[" + asking + ", " + present + "]";
    }
  }

  public PresenceApi(EdgeServices services, URI publicUrl, InstantSource clock) {
    this.stages = services.stages();
    this.presences = services.presences();
    this.join = new JoinAddress(publicUrl);
    this.scans = new RateLimit(SCANS_BURST, SCANS_PER_SECOND, clock);
    this.ownScans = new RateLimit(OWN_SCANS_BURST, OWN_SCANS_PER_SECOND, clock);
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("showPresence", this::show);
    operations.put("switchPresence", this::change);
    operations.put("markPresent", this::mark);
  }

  private Reply show(Call call) {
    return shown(call, presences.find(call.stage()).await());
  }

  private Reply change(Call call) {
    boolean asking = call.body(PresenceChange.class).asking();
    return shown(call, presences.ask(call.stage(), asking).await());
  }

  private Reply shown(Call call, Answer<Presence> answer) {
    Optional<Stage> stage = stages.find(call.stage()).await();
    if (stage.isEmpty()) {
      return unknownStage();
    }
    return Reply.of(
        answer.map(
            presence -> {
              Optional<ShownCode> code =
                  presence.asking() ? Optional.of(presences.code(call.stage())) : Optional.empty();
              return new PresenceView(
                  presence.asking(),
                  presence.present(),
                  code.map(shown -> join.of(stage.get().pin()) + "#here=" + shown.code()),
                  code.map(ShownCode::changesAt));
            }));
  }

  private Reply mark(Call call) {
    MemberId member = call.asMember().member();
    Duration wait = ownScans.take(call.stage() + "/" + member);
    if (wait.isZero()) {
      wait = scans.take(call.address());
    }
    if (wait.isPositive()) {
      return Limits.refused(wait);
    }
    String code = call.body(ScannedCode.class).code();
    return stages
        .find(call.stage())
        .await()
        .map(
            stage ->
                Reply.of(presences.mark(stage.id(), ZoneId.of(stage.zone()), member, code).await()))
        .orElseGet(PresenceApi::unknownStage);
  }

  private static Reply unknownStage() {
    return Reply.refused(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage."));
  }
}
