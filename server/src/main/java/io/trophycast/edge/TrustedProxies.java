package io.trophycast.edge;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The reverse proxies whose word about a client's address counts. Anybody could write anything into
 * {@code X-Forwarded-For}; so it is read from the right, and the first address that is no trusted
 * proxy is the client, whatever stands before it.
 *
 * @param networks their addresses
 */
public record TrustedProxies(List<Network> networks) {

  /**
   * Addresses that share their first bits, as in {@code 10.0.0.0/8}.
   *
   * @param bits how many
   */
  public record Network(InetAddress base, int bits) {
    public Network {
      if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
        throw new IllegalArgumentException("No network has " + bits + " bits there");
      }
    }

    boolean contains(InetAddress address) {
      byte[] ours = base.getAddress();
      byte[] theirs = address.getAddress();
      if (ours.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
        if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  public TrustedProxies {
    networks = List.copyOf(networks);
  }

  /**
   * Reads a list such as {@code loopback,10.0.0.0/8,192.0.2.7}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static TrustedProxies parse(String list) {
    List<Network> networks = new ArrayList<>();
    for (String entry : list.split(",", -1)) {
      String network = entry.strip();
      if (network.equals("loopback")) {
        networks.add(network("127.0.0.0/8"));
        networks.add(network("::1"));
      } else if (!network.isEmpty()) {
        networks.add(network(network));
      }
    }
    return new TrustedProxies(networks);
  }

  /**
   * Where a request comes from.
   *
   * @param direct address at the other end of the connection
   * @param forwarded the values of {@code X-Forwarded-For}, in order
   */
  InetAddress client(InetAddress direct, List<String> forwarded) {
    List<String> hops =
        forwarded.stream().flatMap(value -> Arrays.stream(value.split(",", -1))).toList();
    InetAddress client = direct;
    for (String hop : hops.reversed()) {
      Optional<InetAddress> named = address(hop.strip());
      if (!trusts(client) || named.isEmpty()) {
        return client;
      }
      client = named.get();
    }
    return client;
  }

  private boolean trusts(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      InetAddress address = InetAddress.ofLiteral(text);
      return new Network(address, address.getAddress().length * Byte.SIZE);
    }
    return new Network(
        InetAddress.ofLiteral(text.substring(0, slash)),
        Integer.parseInt(text.substring(slash + 1)));
  }

  private static Optional<InetAddress> address(String literal) {
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
