package io.trophycast.member;

import com.fasterxml.jackson.core.type.TypeReference;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that no name may contain, in every language the product speaks: the kept lists of the
 * package {@code naughty-words}, less the words that are also people's names or harmless ({@code
 * names/harmless.txt}), and a few of our own that are found inside other words too ({@code
 * names/anywhere.txt}). Everything else is matched as a whole word, because a filter that refuses
 * Scunthorpe and Dickinson insults people.
 */
final class WordList {
  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern LOWER_THEN_UPPER =
      Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");
  private static final Pattern MARKS = Pattern.compile("[\\p{M}ـ]");
  private static final Pattern DRAWN_OUT = Pattern.compile("(.)\\1{2,}");
  private static final int LONGEST_PHRASE = 5;

  /** Letters of other scripts that look like Latin ones, Arabic ones written in several ways. */
  private static final Lookalikes LETTERS =
      new Lookalikes("аеорсухіѕοανкмтιρτυأإآىة", "aeopcyxisoavkmtiptuااايه");

  /** Digits and signs that stand for letters within a word; alone they are a number. */
  private static final Lookalikes SIGNS = new Lookalikes("013457@$", "oieastas");

  private final Set<String> words;
  private final List<String> anywhere;

  private WordList(Set<String> words, List<String> anywhere) {
    this.words = words;
    this.anywhere = anywhere;
  }

  /** The lists that come with the server. */
  static WordList bundled() {
    Set<String> harmless = new HashSet<>();
    for (String word : lines("/names/harmless.txt")) {
      harmless.add(folded(word));
    }
    Set<String> words = new HashSet<>();
    for (Language language : Language.values()) {
      for (String word : array("/words/" + language.tag() + ".json")) {
        String folded = folded(word);
        if (!harmless.contains(folded)) {
          words.add(folded);
        }
      }
    }
    return new WordList(
        Set.copyOf(words), lines("/names/anywhere.txt").stream().map(WordList::folded).toList());
  }

  /** Whether the name says one of the words, spelled plainly or with the usual disguises. */
  boolean objectsTo(String name) {
    String folded = folded(name);
    List<String> plain = wordsOf(folded);
    return says(plain)
        || says(wordsOf(folded(LOWER_THEN_UPPER.matcher(name).replaceAll(" "))))
        || says(wordsOf(withoutDrawl(folded)))
        || says(List.of(spelledOut(plain)))
        || anywhere.stream().anyMatch(String.join("", plain)::contains);
  }

  private boolean says(List<String> spoken) {
    for (int from = 0; from < spoken.size(); from++) {
      int last = Math.min(spoken.size(), from + LONGEST_PHRASE);
      for (int to = from + 1; to <= last; to++) {
        String phrase = String.join(" ", spoken.subList(from, to));
        if (words.contains(phrase) || words.contains(withoutArticle(phrase))) {
          return true;
        }
      }
    }
    return false;
  }

  /** "f u c k" is one word when every letter stands alone; else nothing. */
  private static String spelledOut(List<String> spoken) {
    return spoken.size() > 2 && spoken.stream().allMatch(word -> word.length() == 1)
        ? String.join("", spoken)
        : "";
  }

  private static String withoutDrawl(String folded) {
    return DRAWN_OUT.matcher(folded).replaceAll("$1");
  }

  private static String withoutArticle(String word) {
    return word.startsWith("ال") ? word.substring(2) : word;
  }

  private static List<String> wordsOf(String folded) {
    return NOT_A_LETTER.splitAsStream(folded).filter(word -> !word.isEmpty()).toList();
  }

  /** Lower case, without marks, with look-alikes replaced by what they are read as. */
  private static String folded(String text) {
    String bare =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .replace("ß", "ss")
            .toLowerCase(Locale.ROOT);
    return SPACES
        .splitAsStream(LETTERS.readAs(bare))
        .map(word -> LETTER.matcher(word).find() ? SIGNS.readAs(word) : word)
        .collect(Collectors.joining(" "));
  }

  /** Characters, and for each the letter it is read as. */
  private record Lookalikes(String looks, String letters) {
    String readAs(String text) {
      return text.codePoints()
          .map(
              letter -> {
                int place = looks.indexOf(letter);
                return place < 0 ? letter : letters.charAt(place);
              })
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }

  private static List<String> array(String resource) {
    try (InputStream in = open(resource)) {
      return Json.mapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        WordList.class.getResourceAsStream(resource), () -> resource + " is missing from the jar");
  }
}
