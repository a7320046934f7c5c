package io.trophycast.edge.api;

import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Problem;
import io.trophycast.edge.RateLimit;
import io.trophycast.edge.Reply;
import io.trophycast.identity.Grant;
import io.trophycast.identity.HostLink;
import io.trophycast.identity.Tokens;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.stage.Stages;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ways in for everybody but members: the one-time host link, screens, partners. */
public final class EntranceApi {
  private static final Logger log = LoggerFactory.getLogger(EntranceApi.class);
  private static final int LINKS_BURST = 30;
  private static final double LINKS_PER_SECOND = 0.2;

  private final HostLink hostLink;
  private final Tokens tokens;
  private final Stages stages;
  private final URI publicUrl;
  private final RateLimit limit;

  record HostSessionRequest(String link) {
    @Override
    public String toString() {
      return "HostSessionRequest";
    }
  }

  record PartnerRequest(String name) {}

  public EntranceApi(EdgeServices services, URI publicUrl, InstantSource clock) {
    this.hostLink = services.hostLink();
    this.tokens = services.tokens();
    this.stages = services.stages();
    this.publicUrl = publicUrl;
    this.limit = new RateLimit(LINKS_BURST, LINKS_PER_SECOND, clock);
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("openHostSession", this::openHostSession);
    operations.put("openScreen", this::openScreen);
    operations.put("invitePartner", this::invitePartner);
  }

  private Reply openHostSession(Call call) {
    Duration wait = limit.take(call.address());
    if (wait.isPositive()) {
      return Limits.refused(wait);
    }
    if (!hostLink.use(call.body(HostSessionRequest.class).link()).await()) {
      return Reply.refused(
          Problem.of(
              ErrorCode.LINK_USED,
              "This link was used before, replaced by a newer one, or is older than a day. Starting"
                  + " the server prints a fresh one."));
    }
    Grant grant = tokens.grantHost();
    log.info("Host entered actor={}", grant.principal().actor());
    return Reply.created(Granted.of(grant));
  }

  private Reply openScreen(Call call) {
    return onStage(
        call,
        () -> {
          Grant grant = tokens.grantScreen(call.stage());
          log.info(
              "Screen invited stage={} by={} actor={}",
              call.stage(),
              call.actor(),
              grant.principal().actor());
          return Reply.created(
              Granted.of(grant, publicUrl.resolve("/screen") + "#token=" + grant.token()));
        });
  }

  private Reply invitePartner(Call call) {
    String name = call.body(PartnerRequest.class).name();
    Optional<Problem> flaw = Problem.inLine("/name", name);
    if (flaw.isPresent()) {
      return Reply.refused(flaw.get());
    }
    return onStage(
        call,
        () -> {
          Grant grant = tokens.grantPartner(call.stage(), name);
          log.info(
              "Partner invited stage={} by={} actor={} name={}",
              call.stage(),
              call.actor(),
              grant.principal().actor(),
              name);
          return Reply.created(Granted.of(grant));
        });
  }

  private Reply onStage(Call call, java.util.function.Supplier<Reply> granted) {
    return stages.find(call.stage()).await().isPresent()
        ? granted.get()
        : Reply.refused(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage."));
  }
}
