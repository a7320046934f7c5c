package io.trophycast.edge.api;

import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.Reply;
import io.trophycast.identity.Grant;
import io.trophycast.identity.Principal;
import io.trophycast.identity.Tokens;
import io.trophycast.pickup.OwnThing;
import io.trophycast.pickup.Pickups;
import io.trophycast.pickup.Scan;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.stage.Stages;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Things to fetch: members' own, the line, the desk, and who stands behind it. */
public final class PickupApi {
  private static final Logger log = LoggerFactory.getLogger(PickupApi.class);

  private final Pickups pickups;
  private final Stages stages;
  private final Tokens tokens;
  private final URI publicUrl;

  record StewardRequest(String name, int hours) {}

  record OwnThings(List<OwnThing> things) {}

  public PickupApi(EdgeServices services, URI publicUrl) {
    this.pickups = services.pickups();
    this.stages = services.stages();
    this.tokens = services.tokens();
    this.publicUrl = publicUrl;
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("inviteSteward", this::invite);
    operations.put(
        "listThings",
        call ->
            Reply.ok(new OwnThings(pickups.mine(call.stage(), call.asMember().member()).await())));
    operations.put(
        "joinLine",
        call ->
            Reply.of(pickups.join(call.stage(), call.drop(), call.asMember().member()).await()));
    operations.put("showDesk", call -> Reply.of(pickups.desk(call.stage()).await()));
    operations.put(
        "lookUpThing", call -> Reply.of(pickups.look(call.stage(), call.body(Scan.class)).await()));
    operations.put(
        "handOver",
        call ->
            Reply.of(
                pickups
                    .decide(call.stage(), call.body(Scan.class), call.actor(), name(call))
                    .await()));
  }

  private Reply invite(Call call) {
    var wanted = call.body(StewardRequest.class);
    Optional<Problem> flaw = Problem.inLine("/name", wanted.name());
    if (flaw.isPresent()) {
      return Reply.refused(flaw.get());
    }
    if (stages.find(call.stage()).await().isEmpty()) {
      return Reply.refused(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage."));
    }
    Grant grant =
        tokens.grantSteward(call.stage(), wanted.name(), Duration.ofHours(wanted.hours()));
    log.info(
        "Steward invited stage={} by={} actor={} until={}",
        call.stage(),
        call.actor(),
        grant.principal().actor(),
        grant.expiresAt());
    return Reply.created(
        Granted.of(grant, publicUrl.resolve("/steward") + "#token=" + grant.token()));
  }

  /** How other stewards know who asks; a host has no name here. */
  private static String name(Call call) {
    return call.principal()
        .filter(Principal.Steward.class::isInstance)
        .map(Principal.Steward.class::cast)
        .map(Principal.Steward::name)
        .orElse("Host");
  }
}
