package io.trophycast.paper;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which font a character is written in: the first that has it, in an order that follows its script.
 * Chinese characters look a little different in Japan and Korea; which they are meant to be is told
 * by the words around them.
 */
final class Typefaces {
  private static final Pattern EMOJI =
      Pattern.compile("[\\p{IsEmoji_Presentation}\\p{IsExtended_Pictographic}\\uFE0F\\u20E3].*");
  private static final Set<UnicodeScript> EAST_ASIAN =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  private final Typeface display =
      new Typeface("bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf");
  private final Typeface text =
      new Typeface("instrument-sans/500Medium/InstrumentSans_500Medium.ttf");
  private final Typeface arabic = new Typeface("readex-pro/600SemiBold/ReadexPro_600SemiBold.ttf");
  private final Typeface hebrew =
      new Typeface("noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf");
  // Greek, Cyrillic, Devanagari, and what else Latin writes.
  private final Typeface others = new Typeface("noto-sans/600SemiBold/NotoSans_600SemiBold.ttf");
  private final Typeface chinese = new Typeface("noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf");
  private final Typeface japanese = new Typeface("noto-sans-jp/500Medium/NotoSansJP_500Medium.ttf");
  private final Typeface korean = new Typeface("noto-sans-kr/500Medium/NotoSansKR_500Medium.ttf");
  private final Typeface emoji = new Typeface("noto-emoji/400Regular/NotoEmoji_400Regular.ttf");

  /** How words sound: the big letters of titles and names, or those of sentences. */
  enum Voice {
    DISPLAY,
    TEXT
  }

  /**
   * The font for a character.
   *
   * @param character what the reader takes for one, of one or more code points
   * @param words those it stands in
   * @param before the font of what stands before it, which punctuation and spaces share
   */
  Optional<Typeface> of(String character, String words, Voice voice, Optional<Typeface> before) {
    int first = character.codePointAt(0);
    if (first > 0xff && EMOJI.matcher(character).lookingAt() && emoji.has(character)) {
      return Optional.of(emoji);
    }
    UnicodeScript script = UnicodeScript.of(first);
    if (EAST_ASIAN.contains(script)) {
      return eastAsian(words).filter(face -> face.has(character)).findFirst();
    }
    Typeface latin = voice == Voice.DISPLAY ? display : text;
    boolean shared = isShared(first);
    // The Latin fonts have a few Greek letters, which would stand out among those of a Greek word.
    Stream<Typeface> alphabets =
        shared || script == UnicodeScript.LATIN
            ? Stream.of(latin, arabic, others, hebrew)
            : Stream.of(arabic, others, hebrew, latin);
    return Stream.of(
            before.filter(face -> shared && face != emoji).stream(),
            alphabets,
            Stream.of(emoji, chinese, japanese, korean))
        .flatMap(faces -> faces)
        .filter(face -> face.has(character))
        .findFirst();
  }

  /** Whether all scripts use it: spaces, digits, punctuation, signs. */
  static boolean isShared(int codePoint) {
    UnicodeScript script = UnicodeScript.of(codePoint);
    return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
  }

  private Stream<Typeface> eastAsian(String words) {
    List<UnicodeScript> scripts = words.codePoints().mapToObj(UnicodeScript::of).toList();
    if (scripts.contains(UnicodeScript.HIRAGANA) || scripts.contains(UnicodeScript.KATAKANA)) {
      return Stream.of(japanese, chinese, korean);
    }
    return scripts.contains(UnicodeScript.HANGUL)
        ? Stream.of(korean, chinese, japanese)
        : Stream.of(chinese, japanese, korean);
  }
}
