package io.trophycast.load.scenario;

import io.trophycast.load.measure.LoopBlocks;
import io.trophycast.load.measure.LoopLag;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one contender needed in one round. Processor time is that of all its processes.
 *
 * @param cpuMicrosADelivery of a fan-out, warm
 * @param residentBytesAConnection slope between a tenth of the connections and all of a fresh
 *     process; of a Java process after a collection
 * @param uncollectedBytesAConnection the same without the collection
 * @param residentBytes of the fresh process with all connections, without a collection
 * @param cpuMicrosAHandshake with what is said until the connection is live, warm
 * @param cpuMicrosAFirstHandshake the same, of a fresh process
 * @param bytesADelivery length of the messages
 * @param blocks of its event loops, if it can tell
 * @param generator while it delivered
 * @param remark when the generator was the bottleneck
 * @param notToAll texts that did not come to everybody exactly once
 */
record Score(
    double cpuMicrosADelivery,
    double residentBytesAConnection,
    double uncollectedBytesAConnection,
    long residentBytes,
    double cpuMicrosAHandshake,
    double cpuMicrosAFirstHandshake,
    double bytesADelivery,
    JsonObject latencyMillis,
    LoopBlocks blocks,
    LoopLag.Verdict generator,
    Optional<String> remark,
    long notToAll) {

  JsonObject json() {
    return new JsonObject()
        .put("cpuMicrosADelivery", cpuMicrosADelivery)
        .put("residentBytesAConnection", residentBytesAConnection)
        .put("uncollectedBytesAConnection", uncollectedBytesAConnection)
        .put("residentBytes", residentBytes)
        .put("cpuMicrosAHandshake", cpuMicrosAHandshake)
        .put("cpuMicrosAFirstHandshake", cpuMicrosAFirstHandshake)
        .put("bytesADelivery", bytesADelivery)
        .put("latencyMillis", latencyMillis)
        .put("generator", generator.json());
  }

  /** This one's use as a share of another's. */
  Map<String, Double> ratios(Score other) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    ratios.put("cpuADelivery", cpuMicrosADelivery / other.cpuMicrosADelivery);
    ratios.put("residentAConnection", residentBytesAConnection / other.residentBytesAConnection);
    ratios.put("cpuAHandshake", cpuMicrosAHandshake / other.cpuMicrosAHandshake);
    return ratios;
  }
}
