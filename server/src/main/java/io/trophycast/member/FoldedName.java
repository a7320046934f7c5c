package io.trophycast.member;

import java.text.Normalizer;
import java.util.Locale;

/** What a name is compared by: compatible forms, letter case and spacing make no difference. */
public final class FoldedName {
  private FoldedName() {}

  /** The name as it is compared. */
  public static String of(String name) {
    String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
    // Upper case first: it unites what lower case alone keeps apart, such as ß and ss or the two
    // Greek sigmas.
    String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
  }
}
