package io.trophycast.drop;

import io.trophycast.protocol.Drop;
import java.util.List;
import java.util.Optional;

/**
 * What is missing of a frozen drop.
 *
 * @param seen the highest serial that anybody saw
 * @param missing serials up to there that Redis does not know
 * @param remembered those of them whose winner somebody remembers
 * @param serials the first hundred of them
 * @param twice members who were promised a serial that has another winner now
 */
public record Missing(
    Drop drop, int seen, int missing, int remembered, List<Serial> serials, List<Serial> twice) {

  /** One of them; the name is its remembered winner's. */
  public record Serial(int serial, Optional<String> name) {}
}
