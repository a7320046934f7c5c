package io.trophycast.load.fleet;

import java.util.List;

/** The Redis processes of a run, however many there are, and how instances reach them. */
public interface RedisTopology extends AutoCloseable {
  /** Starts everything and waits until it can be used. */
  void start();

  /** What the instance with this number is told of it on its command line. */
  List<String> options(int instance);

  /** The processes that faults may happen to. */
  List<Daemon> nodes();

  /** The links that faults may happen to. */
  List<FaultyLink> links();

  /** Waits until it can be used again after faults. */
  void awaitReady();

  /** Ends everything without ceremony. */
  @Override
  void close();
}
