package io.trophycast.redis;

import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which node of a cluster owns which slot. */
final class SlotMap {
  static final int SLOTS = 16_384;
  static final SlotMap UNKNOWN = new SlotMap(Collections.nCopies(SLOTS, Optional.empty()));

  private final List<Optional<Endpoint>> owners;

  private SlotMap(List<Optional<Endpoint>> owners) {
    this.owners = owners;
  }

  /**
   * Reads what {@code CLUSTER SLOTS} answers: {@code [first, last, [host, port, …], replicas…]} a
   * range.
   *
   * @param asked who answered; a node that does not know its own address leaves it out
   */
  static SlotMap from(Response answer, Endpoint asked) {
    List<Optional<Endpoint>> owners = new ArrayList<>(Collections.nCopies(SLOTS, Optional.empty()));
    for (Response range : answer) {
      Optional<Endpoint> owner = endpoint(range.get(2), asked);
      for (int slot = number(range.get(0)); slot <= number(range.get(1)); slot++) {
        owners.set(slot, owner);
      }
    }
    return new SlotMap(owners);
  }

  /** The slot of a key: CRC-16/XMODEM of its hash tag, as the cluster specification says. */
  static int slotOf(String key) {
    int open = key.indexOf('{');
    int close = open < 0 ? -1 : key.indexOf('}', open + 1);
    String tag = close > open + 1 ? key.substring(open + 1, close) : key;
    int crc = 0;
    for (byte next : tag.getBytes(StandardCharsets.UTF_8)) {
      crc ^= (next & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
      }
    }
    return crc & (SLOTS - 1);
  }

  Optional<Endpoint> ownerOf(String key) {
    return owners.get(slotOf(key));
  }

  /** A key of this name that the node owns, if it owns any slot. */
  Optional<String> keyAt(Endpoint node, String name) {
    if (!owners.contains(Optional.of(node))) {
      return Optional.empty();
    }
    for (int tag = 0; ; tag++) {
      String key = name + ":{" + tag + "}";
      if (ownerOf(key).equals(Optional.of(node))) {
        return Optional.of(key);
      }
    }
  }

  Set<Endpoint> primaries() {
    Set<Endpoint> primaries = new HashSet<>();
    owners.forEach(owner -> owner.ifPresent(primaries::add));
    return primaries;
  }

  boolean isWhole() {
    return !owners.contains(Optional.<Endpoint>empty());
  }

  private static Optional<Endpoint> endpoint(Response node, Endpoint asked) {
    String host = node.get(0) == null ? "" : node.get(0).toString();
    if (host.equals("?")) {
      return Optional.empty();
    }
    return Optional.of(new Endpoint(host.isEmpty() ? asked.host() : host, number(node.get(1))));
  }

  private static int number(Response number) {
    return Integer.parseInt(number.toString());
  }
}
