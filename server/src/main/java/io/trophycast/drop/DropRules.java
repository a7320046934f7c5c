package io.trophycast.drop;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.OneLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a drop has to be like, beyond what the contract's schema says. Pure: the time and the zone
 * are given.
 */
public final class DropRules {
  private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");

  private DropRules() {}

  /** When this drop opens, or why it can't be. */
  public static Answer<Opening> check(NewDrop drop, ZoneId zone, Instant now) {
    return texts(drop)
        .flatMap(text -> OneLine.flaw(text.value()).map(text::refused).stream())
        .findFirst()
        .orElseGet(
            () ->
                drop.emoji().filter(emoji -> !isOneEmoji(emoji)).isPresent()
                    ? Answer.refused(ErrorCode.NOT_POSSIBLE, "/emoji", "One emoji, and only that.")
                    : DropWays.flaw(drop)
                        .or(() -> drop.rule().flatMap(rule -> RuleLimits.flaw(rule, "/rule")))
                        .orElseGet(
                            () ->
                                drop.waves()
                                    .map(
                                        waves ->
                                            WaveRules.check(drop, waves, now)
                                                .<Opening>map(Opening.InWaves::new))
                                    .orElseGet(() -> opening(drop.opens(), zone, now))));
  }

  private static Answer<Opening> opening(Opens opens, ZoneId zone, Instant now) {
    long given = Stream.of(opens.now(), opens.in(), opens.at()).filter(o -> o.isPresent()).count();
    if (given != 1 || !opens.now().orElse(true)) {
      return Answer.refused(
          ErrorCode.NOT_POSSIBLE,
          "/opens",
          "A drop opens either now, or in some seconds, or at a local time.");
    }
    if (opens.at().isPresent()) {
      return LocalInstant.ahead(opens.at().get(), "/opens/at", zone, now)
          .map(instant -> new Opening.At(instant.toEpochMilli()));
    }
    return Answer.given(new Opening.In(opens.in().orElse(0) * 1000L));
  }

  private record Text(String pointer, String value) {
    Answer<Opening> refused(String sentence) {
      return Answer.refused(ErrorCode.NOT_POSSIBLE, pointer, sentence);
    }
  }

  private static Stream<Text> texts(NewDrop drop) {
    return Stream.concat(
        Stream.of(
            new Text("/title", drop.title()),
            new Text("/citation/what", drop.citation().what()),
            new Text("/citation/why", drop.citation().why()),
            new Text("/citation/by", drop.citation().by()),
            new Text("/earn", drop.earn())),
        Stream.concat(
            drop.nextStep().map(step -> new Text("/nextStep/text", step.text())).stream(),
            drop.overrule().map(reason -> new Text("/overrule", reason)).stream()));
  }

  private static boolean isOneEmoji(String text) {
    return ONE_CHARACTER.matcher(text).matches()
        && text.codePoints().anyMatch(c -> (Character.isEmoji(c) && c > 0x7f) || c == 0x20e3);
  }
}
