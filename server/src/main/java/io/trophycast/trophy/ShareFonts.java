package io.trophycast.trophy;

import io.trophycast.font.BundledFonts;
import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The fonts that share pictures are drawn with, all of them carried in the jar, so that a picture
 * looks the same on a laptop and in a container without any fonts. Each character gets the first
 * font that has it: Latin, then Arabic, then other alphabets, emoji.
 */
final class ShareFonts {
  private static final Pattern CHARACTER = Pattern.compile("\\X");
  private static final Pattern EMOJI =
      Pattern.compile("[\\p{IsEmoji_Presentation}\\p{IsExtended_Pictographic}\\uFE0F\\u20E3].*");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE00-\\uFE0F]");

  private final List<Font> display;
  private final List<Font> text;
  private final Font emoji;

  private ShareFonts() {
    Font arabic = BundledFonts.load("readex-pro/600SemiBold/ReadexPro_600SemiBold.ttf");
    Font others = BundledFonts.load("noto-sans/600SemiBold/NotoSans_600SemiBold.ttf");
    emoji = BundledFonts.load("noto-emoji/400Regular/NotoEmoji_400Regular.ttf");
    display =
        List.of(
            BundledFonts.load(
                "bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf"),
            arabic,
            others,
            emoji);
    text =
        List.of(
            BundledFonts.load("instrument-sans/500Medium/InstrumentSans_500Medium.ttf"),
            arabic,
            others,
            emoji);
  }

  /** Loads them when the first picture is drawn. */
  private static final class Loaded {
    static final ShareFonts FONTS = new ShareFonts();
  }

  static ShareFonts bundled() {
    return Loaded.FONTS;
  }

  /** Text in the big letters of titles; nothing when no font has any of it. */
  Optional<AttributedString> display(String words, float size) {
    return styled(words, size, display);
  }

  /** Text in the letters of sentences; nothing when no font has any of it. */
  Optional<AttributedString> text(String words, float size) {
    return styled(words, size, text);
  }

  /** A sign in one colour; nothing when the font does not have it. */
  Optional<AttributedString> emoji(String sign, float size) {
    return has(emoji, sign) ? styled(sign, size, List.of(emoji)) : Optional.empty();
  }

  private Optional<AttributedString> styled(String words, float size, List<Font> fonts) {
    var drawable = new StringBuilder();
    record Run(int from, int to, Font font) {}
    List<Run> runs = new java.util.ArrayList<>();
    for (String character : CHARACTER.matcher(words).results().map(MatchResult::group).toList()) {
      Optional<Font> font = fontOf(character, fonts);
      if (font.isPresent()) {
        int from = drawable.length();
        drawable.append(character);
        runs.add(new Run(from, drawable.length(), font.get()));
      }
    }
    if (drawable.toString().isBlank()) {
      return Optional.empty();
    }
    var styled = new AttributedString(drawable.toString());
    for (Run run : runs) {
      styled.addAttribute(TextAttribute.FONT, run.font().deriveFont(size), run.from(), run.to());
    }
    return Optional.of(styled);
  }

  private Optional<Font> fontOf(String character, List<Font> fonts) {
    if (character.codePointAt(0) > 0xff
        && EMOJI.matcher(character).lookingAt()
        && has(emoji, character)) {
      return Optional.of(emoji);
    }
    return fonts.stream().filter(font -> has(font, character)).findFirst();
  }

  private static boolean has(Font font, String character) {
    return font.canDisplayUpTo(INVISIBLE.matcher(character).replaceAll("")) == -1;
  }
}
