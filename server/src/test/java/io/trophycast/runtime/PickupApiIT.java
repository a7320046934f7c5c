package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static io.trophycast.runtime.HttpServed.newDrop;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.edge.ContractCheck;
import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Things to fetch over HTTP, and who may hand them out. */
class PickupApiIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<String> DESK = Set.of("showDesk", "lookUpThing", "handOver");

  private final StageId stage = HttpServed.newStage();

  @Test
  void aThingIsWonShownHandedOverAndCounted() {
    var ada = SERVER.member(stage, "Ada");
    var ben = SERVER.member(stage, "Ben");
    JsonObject drop = fired(1);
    String path = path("/drops/" + drop.getString("id"));
    claim(path, ada.token());
    claim(path, ben.token());
    assertThat(
            API.ask("joinLine", "POST", path + "/line")
                .as(ben.token())
                .send()
                .ok()
                .getInteger("place"))
        .isEqualTo(1);
    JsonObject mine =
        API.ask("listThings", "GET", path("/things"))
            .as(ada.token())
            .send()
            .ok()
            .getJsonArray("things")
            .getJsonObject(0);
    String steward = steward();
    JsonObject scan =
        new JsonObject()
            .put("pass", mine.getString("pass"))
            .put("action", "hand_over")
            .put("nonce", "scan-0001");

    JsonObject seen =
        API.ask("lookUpThing", "POST", path("/desk/lookups")).as(steward).json(scan).send().ok();
    assertThat(seen.getString("name")).isEqualTo("Ada");
    assertThat(seen.getString("state")).isEqualTo("held");
    JsonObject done =
        API.ask("handOver", "POST", path("/desk/handovers")).as(steward).json(scan).send().ok();
    assertThat(done.getString("outcome")).isEqualTo("handed_over");
    assertThat(done.getJsonObject("thing").getString("by")).isEqualTo("Ines");
    assertThat(
            API.ask("handOver", "POST", path("/desk/handovers"))
                .as(steward)
                .json(scan.copy().put("nonce", "scan-0002"))
                .send()
                .ok()
                .getString("outcome"))
        .isEqualTo("already_collected");

    JsonObject things =
        API.ask("showDesk", "GET", path("/desk"))
            .as(steward)
            .send()
            .ok()
            .getJsonArray("drops")
            .getJsonObject(0)
            .getJsonObject("things");
    assertThat(things.getInteger("collected")).isEqualTo(1);
    assertThat(things.getInteger("inLine")).isEqualTo(1);
    API.ask("handOver", "POST", path("/desk/handovers"))
        .as(steward)
        .json(scan.copy().put("pass", "nonsense"))
        .send()
        .problem(422, "not_possible");
  }

  @Test
  void aStewardsLinkHasItsTokenInTheFragmentAndOpensNothingButTheDesk() {
    JsonObject grant = invite().ok();
    URI address = URI.create(grant.getString("address"));
    assertThat(address.getPath()).isEqualTo("/steward");
    assertThat(address.getFragment()).isEqualTo("token=" + grant.getString("token"));
    String token = grant.getString("token");

    Set<String> opened = new HashSet<>();
    var check = new ContractCheck(SERVER.clientVertx);
    for (var operation : check.guardedAddresses().entrySet()) {
      var address2 = operation.getValue();
      String path =
          address2
              .path()
              .replace("{stage}", stage.value())
              .replace("{drop}", "drop0001")
              .replace("{member}", "member000001")
              // Whatever else there is has an id like a template.
              .replaceAll("\\{\\w+}", "templat1");
      int status =
          API.ask(operation.getKey(), address2.method(), path)
              .as(token)
              .json(new JsonObject())
              .send()
              .status();
      if (status != 403) {
        opened.add(operation.getKey());
      }
    }
    assertThat(opened).isEqualTo(DESK);

    StageId other = HttpServed.newStage();
    API.ask("showDesk", "GET", "/stages/" + other + "/desk")
        .as(token)
        .send()
        .problem(403, "not_allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "until, 2026-03-29T02:30, /pickup/until",
    "until, 2020-01-01T10:00, /pickup/until",
    "from, 2020-02-30T10:00, /pickup/from",
    "place, ' ', /pickup/place",
  })
  void whatCannotBeIsRefusedWithWhereAndNothingIsKept(String field, String value, String where) {
    JsonObject pickup = pickup().put(field, value);
    JsonObject problem =
        asHost("scheduleDrop", "POST", path("/drops"))
            .json(newDrop(2).put("pickup", pickup))
            .send()
            .problem(422, "not_possible");
    assertThat(problem.getString("pointer")).isEqualTo(where);
    assertThat(API.ask("listDrops", "GET", path("/drops")).send().ok().getJsonArray("drops"))
        .isEmpty();
  }

  @Test
  void moreThanOneForEachMemberCannotBeFetched() {
    asHost("scheduleDrop", "POST", path("/drops"))
        .json(newDrop(2).put("limit", 2).put("pickup", pickup()))
        .send()
        .problem(422, "not_possible");
  }

  private JsonObject fired(int supply) {
    return asHost("scheduleDrop", "POST", path("/drops"))
        .json(newDrop(supply).put("pickup", pickup()))
        .send()
        .ok();
  }

  private static JsonObject pickup() {
    var now = LocalDateTime.ofInstant(SERVER.features().clock().instant(), BERLIN).withNano(0);
    return new JsonObject()
        .put("place", "The bar")
        .put("from", now.minusHours(1).withSecond(1).toString())
        .put("until", now.plusHours(2).withSecond(1).toString())
        .put("hold", 600);
  }

  private ApiClient.Answered invite() {
    return asHost("inviteSteward", "POST", path("/stewards"))
        .json(new JsonObject().put("name", "Ines").put("hours", 12))
        .send();
  }

  private String steward() {
    return invite().ok().getString("token");
  }

  private static void claim(String path, String token) {
    API.ask("claimTrophy", "POST", path + "/claims")
        .as(token)
        .json(new JsonObject().put("claim", "claim-01"))
        .send()
        .ok();
  }

  private String path(String rest) {
    return "/stages/" + stage + rest;
  }
}
