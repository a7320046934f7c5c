package io.trophycast.fence;

import io.trophycast.protocol.StageId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this instance has seen of the stages that it had to do with since it started. Of very many
 * the ones are forgotten with which nothing has happened for the longest; nobody may hold on to a
 * stage's memory, so that a stage on which something happens later is remembered again.
 */
public final class Memory {
  static final int MOST_STAGES = 10_000;

  private final Map<StageId, StageMemory> stages = new ConcurrentHashMap<>();

  /** What it has seen of this stage. */
  public StageMemory of(StageId stage) {
    StageMemory known = stages.get(stage);
    if (known != null) {
      return known;
    }
    StageMemory memory = stages.computeIfAbsent(stage, _ -> new StageMemory());
    if (stages.size() > MOST_STAGES) {
      forgetQuietest(stage);
    }
    return memory;
  }

  List<StageId> stages() {
    return List.copyOf(stages.keySet());
  }

  private void forgetQuietest(StageId but) {
    stages.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(but))
        .min(Comparator.comparingLong(entry -> entry.getValue().touchedNanos()))
        .ifPresent(entry -> stages.remove(entry.getKey()));
  }
}
