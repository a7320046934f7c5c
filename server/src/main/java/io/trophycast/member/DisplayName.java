package io.trophycast.member;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.recent.Recent;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name that people can see, read and say: 1 to 24 characters as people see them (extended
 * grapheme clusters, UAX #29), in normal form C, single spaces inside, nothing invisible, nothing
 * that turns the direction of the text around it, no listed word. Any script and any emoji will do.
 */
public record DisplayName(String value) {
  /** The most characters, as people see them, that a name has. */
  public static final int LONGEST = 24;

  private static final WordList WORDS = WordList.bundled();

  /**
   * Names that were found good, by what was typed: a partner's game sends those of its players over
   * and over, and looking at one takes fifty times longer than finding it here.
   */
  private static final Recent<String, DisplayName> GOOD = new Recent<>(10_000);

  private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{S}]|\\p{IsEmoji}");
  private static final Pattern LONE_MARK = Pattern.compile("^\\p{M}");
  private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{M}{5,}");

  /** Unassigned, private, control and surrogate characters, line breaks. */
  private static final Pattern NO_CHARACTER =
      Pattern.compile("[\\p{Cn}\\p{Co}\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  /** Format characters (direction marks among them) and the fillers that draw nothing. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\p{Cf}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFFA0"
              + "\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

  /** One emoji with the joiners, selectors and tags that make it what it is (UTS #51). */
  private static final Pattern EMOJI =
      Pattern.compile(
          "[0-9#*]\\uFE0F?\\u20E3"
              + "|\\x{1F3F4}[\\x{E0020}-\\x{E007E}]{2,6}\\x{E007F}"
              + "|(?:(?:\\u200D)?[\\p{IsEmoji}&&[^0-9#*]][\\uFE0F\\x{1F3FB}-\\x{1F3FF}]?)+");

  /** Joiners are spelling in the scripts that join. */
  private static final Pattern SPELLED_JOINERS =
      Pattern.compile(
          "(?<=[\\p{IsArabic}\\p{IsDevanagari}\\p{IsBengali}\\p{IsGurmukhi}\\p{IsGujarati}"
              + "\\p{IsTamil}\\p{IsTelugu}\\p{IsKannada}\\p{IsMalayalam}\\p{IsSinhala}])"
              + "[\\u200C\\u200D](?=\\p{L})");

  /** Takes a name that {@link #of} would give back unchanged. */
  public DisplayName {
    if (!tidied(value).equals(value) || !(flaw(value) instanceof Flaw.None)) {
      throw new IllegalArgumentException("Not a display name");
    }
  }

  /** The name in what somebody typed, tidied up, or why it can't be one. */
  public static Answer<DisplayName> of(String typed) {
    return GOOD.find(typed).map(Answer::given).orElseGet(() -> lookedAt(typed));
  }

  private static Answer<DisplayName> lookedAt(String typed) {
    String name = tidied(typed);
    return switch (flaw(name)) {
      case Flaw.None _ -> {
        var good = new DisplayName(name);
        GOOD.put(typed, good);
        yield Answer.given(good);
      }
      case Flaw.Found(ErrorCode code, String sentence) -> Answer.refused(code, "/name", sentence);
    };
  }

  @Override
  public String toString() {
    return value;
  }

  private static String tidied(String typed) {
    return SPACES.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  private static Flaw flaw(String name) {
    if (name.isEmpty()) {
      return new Flaw.Found(ErrorCode.NAME_EMPTY, "A name needs at least one character.");
    }
    List<String> characters = CHARACTER.matcher(name).results().map(MatchResult::group).toList();
    if (characters.size() > LONGEST) {
      return new Flaw.Found(
          ErrorCode.NAME_TOO_LONG,
          "A name has at most " + LONGEST + " characters; this one has " + characters.size() + ".");
    }
    if (NO_CHARACTER.matcher(name).find()
        || UNSEEN.matcher(withoutSpelledJoiners(characters)).find()) {
      return new Flaw.Found(
          ErrorCode.NAME_UNSEEN,
          "A name cannot contain invisible characters or ones that change the direction of text.");
    }
    if (characters.stream().anyMatch(LONE_MARK.asPredicate())
        || TOO_MANY_MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).find()) {
      return new Flaw.Found(
          ErrorCode.NAME_MARKS,
          "A name's accents need letters to stand on, and not too many each.");
    }
    if (!SEEN.matcher(name).find()) {
      return new Flaw.Found(
          ErrorCode.NAME_EMPTY, "A name needs at least one letter, digit or symbol.");
    }
    if (WORDS.objectsTo(name)) {
      return new Flaw.Found(
          ErrorCode.NAME_LISTED, "That name contains a word we keep off the screen. Try another.");
    }
    return new Flaw.None();
  }

  private static String withoutSpelledJoiners(List<String> characters) {
    String text =
        characters.stream()
            .filter(character -> !EMOJI.matcher(character).matches())
            .collect(Collectors.joining());
    return SPELLED_JOINERS.matcher(text).replaceAll("");
  }

  /** What is wrong with a name. */
  private sealed interface Flaw {
    record None() implements Flaw {}

    record Found(ErrorCode code, String sentence) implements Flaw {}
  }
}
