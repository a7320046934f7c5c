package io.trophycast.redis;

/** A host and a port. */
record Endpoint(String host, int port) {

  /** Reads {@code host}, {@code host:port} or {@code [address]:port}. */
  static Endpoint parse(String text, int defaultPort) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']') && colon == text.indexOf(':', bracket(text));
    String host = hasPort ? text.substring(0, colon) : text;
    int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : defaultPort;
    if (host.isEmpty() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(text);
    }
    return new Endpoint(host.replace("[", "").replace("]", ""), port);
  }

  private static int bracket(String text) {
    return Math.max(0, text.indexOf(']'));
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
