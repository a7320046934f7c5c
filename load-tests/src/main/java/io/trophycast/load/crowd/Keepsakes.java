package io.trophycast.load.crowd;

import io.trophycast.load.crowd.Recorder.Receipt;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What phones do by themselves: whoever misses a trophy in their own list shows its receipt.
 * Blocks, and may be repeated.
 */
public final class Keepsakes {
  private final Api api;
  private final Recorder recorder;
  private final String stage;
  private final Map<String, Me> members;

  public Keepsakes(Api api, Recorder recorder, String stage, List<Me> members) {
    this.api = api;
    this.recorder = recorder;
    this.stage = "/stages/" + stage;
    this.members = members.stream().collect(Collectors.toMap(Me::id, Function.identity()));
  }

  /** Shows every receipt whose trophy is missing; says how many there were. */
  public long show() {
    Map<String, List<Receipt>> kept =
        recorder.receipts().stream().collect(Collectors.groupingBy(Receipt::member));
    return kept.entrySet().parallelStream()
        .mapToLong(
            entry -> show(Objects.requireNonNull(members.get(entry.getKey())), entry.getValue()))
        .sum();
  }

  private long show(Me me, List<Receipt> receipts) {
    String mine = api.get(stage + "/me", me.token()).body().encode();
    List<Receipt> missing =
        receipts.stream().filter(receipt -> !mine.contains(trophy(receipt))).toList();
    for (Receipt receipt : missing) {
      api.post(
          stage + "/receipts", me.token(), new JsonObject().put("receipt", receipt.text()), "");
    }
    return missing.size();
  }

  private static String trophy(Receipt receipt) {
    return "\"drop\":\"" + receipt.drop() + "\",\"serial\":" + receipt.serial() + ",";
  }
}
