package io.trophycast.edge.api;

import io.trophycast.cadence.CadenceLimits;
import io.trophycast.cadence.Cadences;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Reply;
import java.util.Map;

/** How often there may be drops and awards: reading and setting the limits of a stage. */
public final class CadenceApi {
  private final Cadences cadences;

  public CadenceApi(EdgeServices services) {
    this.cadences = services.cadences();
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put("showCadence", call -> Reply.of(cadences.find(call.stage()).await()));
    operations.put(
        "setCadence",
        call ->
            Reply.of(
                cadences.set(call.stage(), call.body(CadenceLimits.class), call.actor()).await()));
  }
}
