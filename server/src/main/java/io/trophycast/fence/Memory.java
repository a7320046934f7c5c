package io.trophycast.fence;

import io.trophycast.protocol.StageId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this instance has seen of the stages that it had to do with since it started. */
public final class Memory {
  private final Map<StageId, StageMemory> stages = new ConcurrentHashMap<>();

  /** What it has seen of this stage. */
  public StageMemory of(StageId stage) {
    return stages.computeIfAbsent(stage, _ -> new StageMemory());
  }

  List<StageId> stages() {
    return List.copyOf(stages.keySet());
  }
}
