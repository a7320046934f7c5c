package io.trophycast.edge;

import io.trophycast.drop.Drops;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.stage.Stage;
import io.trophycast.stage.Stages;
import io.trophycast.template.CalendarFeed;
import io.trophycast.template.Templates;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;

/** Sends stages' calendars, which say what their public pages say and what recurs. */
final class Calendars {
  private final ControlPlane control;
  private final Stages stages;
  private final Drops drops;
  private final Templates templates;
  private final String base;

  Calendars(ControlPlane control, EdgeServices services, URI publicUrl) {
    this.control = control;
    this.stages = services.stages();
    this.drops = services.drops();
    this.templates = services.templates();
    this.base = publicUrl.toString().replaceFirst("/$", "");
  }

  void show(RoutingContext request) {
    control
        .run(() -> calendar(request))
        .onSuccess(calendar -> calendar.send(request, "public, max-age=60"))
        .onFailure(request::fail);
  }

  private Document calendar(RoutingContext request) {
    Stage stage =
        stages
            .find(PathIds.stage(request))
            .await()
            .orElseThrow(
                () -> new Refusal(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage.")));
    List<Drop> announced =
        switch (drops.list(stage.id()).await()) {
          case Answer.Given<List<Drop>>(List<Drop> found) -> found;
          case Answer.Refused<List<Drop>> refused -> throw new Refusal(Problem.of(refused));
        };
    String text =
        CalendarFeed.of(
            stage.id(),
            stage.name(),
            base + "/s/" + stage.id(),
            announced,
            templates.occurrences(stage.id()).await());
    return Document.of("calendar.ics", Buffer.buffer(text));
  }
}
