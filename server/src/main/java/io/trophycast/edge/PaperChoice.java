package io.trophycast.edge;

import io.trophycast.paper.PaperSize;
import io.trophycast.paper.Reader;
import io.trophycast.protocol.ErrorCode;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What somebody who prints chooses in the address: {@code ?lang=de-CH&paper=a4}. */
final class PaperChoice {
  private PaperChoice() {}

  /** The language that is asked for, else those of the browser. */
  static Reader reader(RoutingContext request) {
    Optional<String> asked = parameter(request, "lang");
    if (asked.isPresent() && !Reader.isTag(asked.get())) {
      throw new Refusal(
          Problem.of(
              ErrorCode.BAD_MESSAGE,
              "lang is no language; write a tag such as en, de, es-MX or ar."));
    }
    String browser = request.request().getHeader("accept-language");
    return Reader.of(asked.orElse(browser == null ? "en" : browser));
  }

  /** The paper that is asked for, else the usual one where the reader's language is read. */
  static PaperSize size(RoutingContext request, Reader reader) {
    Optional<String> asked = parameter(request, "paper");
    return asked.isEmpty()
        ? PaperSize.usualIn(reader.locale())
        : PaperSize.named(asked.get())
            .orElseThrow(
                () ->
                    new Refusal(
                        Problem.of(
                            ErrorCode.BAD_MESSAGE, "There is paper=a4 and paper=letter only.")));
  }

  private static Optional<String> parameter(RoutingContext request, String name) {
    return Optional.ofNullable(request.request().getParam(name));
  }
}
