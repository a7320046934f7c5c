package io.trophycast.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DrawTest {
  private static final byte[] SEED = new byte[32];

  /** Computed apart from this code, from the description alone (docs/micro-events.md, Python). */
  @Example
  void the_order_is_the_one_that_the_description_gives() {
    assertThat(Draw.order(SEED, tickets(7)))
        .extracting(ticket -> ticket.substring(36))
        .containsExactly("0005", "0000", "0006", "0002", "0003", "0004", "0001");
  }

  @Example
  void the_commitment_is_the_sha256_of_the_seed() {
    assertThat(Draw.commitment("seed".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b");
  }

  @Property(tries = 50)
  void everybody_is_drawn_once_whatever_order_the_tickets_come_in(
      @ForAll @IntRange(min = 0, max = 300) int count, @ForAll Random random) {
    List<String> tickets = tickets(count);
    List<String> mixed = new ArrayList<>(tickets);
    Collections.shuffle(mixed, random);
    List<String> order = Draw.order(SEED, tickets);
    assertThat(Draw.order(SEED, mixed)).isEqualTo(order);
    assertThat(new HashSet<>(order)).hasSameElementsAs(tickets).hasSize(count);
  }

  /**
   * Pearson's chi-squared over who is drawn first, 7 entries and 7,000 seeds: 6 degrees of freedom,
   * of which one draw in a million is beyond 38.3.
   */
  @Example
  void nobody_is_likelier_to_be_drawn_first() {
    List<String> tickets = tickets(7);
    int[] first = new int[7];
    var random = new Random(1);
    for (int i = 0; i < 7000; i++) {
      byte[] seed = new byte[32];
      random.nextBytes(seed);
      first[tickets.indexOf(Draw.order(seed, tickets).getFirst())]++;
    }
    double chiSquared =
        Arrays.stream(first).mapToDouble(n -> (n - 1000) * (n - 1000) / 1000.0).sum();
    assertThat(chiSquared).isLessThan(38.3);
  }

  private static List<String> tickets(int count) {
    return IntStream.range(0, count).mapToObj("%040d"::formatted).toList();
  }
}
