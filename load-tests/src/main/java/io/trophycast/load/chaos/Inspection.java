package io.trophycast.load.chaos;

import io.trophycast.load.checker.Aftermath;
import io.trophycast.load.checker.Aftermath.Held;
import io.trophycast.load.checker.Aftermath.Holder;
import io.trophycast.load.checker.DropRecord;
import io.trophycast.load.checker.DropRecord.Place;
import io.trophycast.load.checker.Position;
import io.trophycast.load.crowd.Api;
import io.trophycast.load.crowd.Me;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what is to be seen when all is calm: public records, and each member's own page. */
final class Inspection {
  private final Api api;
  private final String stage;

  Inspection(Api api, String stage) {
    this.api = api;
    this.stage = "/stages/" + stage;
  }

  /** Where the history ends now. */
  Position feedEnd(Me member) {
    JsonObject at = good(stage + "/snapshot", member.token()).getJsonObject("position");
    return new Position(at.getString("epoch"), at.getLong("offset"));
  }

  Aftermath read(Collection<String> drops, Collection<Me> members, Position feedEnd) {
    List<DropRecord> records = drops.parallelStream().flatMap(id -> record(id).stream()).toList();
    Map<String, Holder> holders = new TreeMap<>();
    List<Me> everybody = new ArrayList<>(members);
    everybody.parallelStream()
        .flatMap(me -> holder(me).stream().map(holder -> Map.entry(me.id(), holder)))
        .toList()
        .forEach(entry -> holders.put(entry.getKey(), entry.getValue()));
    return new Aftermath(records, holders, feedEnd);
  }

  private List<DropRecord> record(String id) {
    Api.Reply shown = api.get(stage + "/drops/" + id, "");
    if (!shown.isGood()) {
      return List.of();
    }
    JsonObject drop = shown.body();
    List<Place> places = new ArrayList<>();
    List<Integer> lost = new ArrayList<>();
    if (drop.getString("state").equals("ended")) {
      JsonObject record = good(stage + "/drops/" + id + "/record", "");
      record.getJsonArray("lost", new JsonArray()).forEach(serial -> lost.add((Integer) serial));
      for (Object claim : record.getJsonArray("claims")) {
        var json = (JsonObject) claim;
        places.add(
            new Place(json.getInteger("serial"), json.getString("name"), json.getLong("at")));
      }
    }
    return List.of(
        new DropRecord(
            id,
            drop.getInteger("supply"),
            drop.getInteger("limit"),
            drop.getInteger("points"),
            drop.getLong("opensAt"),
            drop.getLong("closesAt"),
            drop.getString("state"),
            drop.getString("ending", ""),
            drop.getInteger("awarded"),
            places,
            lost));
  }

  private List<Holder> holder(Me me) {
    Api.Reply shown = api.get(stage + "/me", me.token());
    if (!shown.isGood()) {
      return List.of();
    }
    JsonObject mine = shown.body();
    List<Held> held = new ArrayList<>();
    for (Object trophy : mine.getJsonArray("trophies", new JsonArray())) {
      var json = (JsonObject) trophy;
      held.add(new Held(json.getString("drop"), json.getInteger("serial"), json.getLong("at")));
    }
    return List.of(
        new Holder(mine.getString("name"), held, mine.getJsonObject("standing").getLong("points")));
  }

  private JsonObject good(String path, String token) {
    Api.Reply reply = api.get(path, token);
    if (!reply.isGood()) {
      throw new IllegalStateException(path + ": " + reply.status() + " " + reply.body());
    }
    return reply.body();
  }
}
