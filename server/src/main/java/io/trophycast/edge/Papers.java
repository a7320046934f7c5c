package io.trophycast.edge;

import io.trophycast.drop.Drops;
import io.trophycast.paper.PaperSize;
import io.trophycast.paper.Press;
import io.trophycast.paper.Reader;
import io.trophycast.paper.VenuePlan;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Trophy;
import io.trophycast.stage.JoinAddress;
import io.trophycast.stage.Stage;
import io.trophycast.stage.Stages;
import io.trophycast.trophy.Trophies;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.ZoneId;
import java.util.concurrent.Callable;

/**
 * Sends what is printed: certificates, which are as public as the trophies' pages, and the venue's
 * sheet, which says what the stage and its page say.
 */
final class Papers {
  private final ControlPlane control;
  private final Stages stages;
  private final Drops drops;
  private final Trophies trophies;
  private final String base;
  private final JoinAddress joinAddress;
  private final Press press = new Press();
  private final PrintQueue queue = new PrintQueue();

  /** All that a certificate depends on: a winner who is hidden later gets another one. */
  private record CertificateOrder(Trophy trophy, Reader reader, PaperSize size) {}

  private record SheetOrder(VenuePlan plan, Reader reader, PaperSize size) {}

  Papers(ControlPlane control, EdgeServices services, URI publicUrl) {
    this.control = control;
    this.stages = services.stages();
    this.drops = services.drops();
    this.trophies = services.trophies();
    this.base = publicUrl.toString().replaceFirst("/$", "");
    this.joinAddress = new JoinAddress(publicUrl);
  }

  void showCertificate(RoutingContext request) {
    String name = "trophy-" + PathIds.drop(request) + "-" + PathIds.serial(request);
    send(request, name, () -> certificate(request));
  }

  void showSheet(RoutingContext request) {
    send(request, "stage-" + PathIds.stage(request), () -> sheet(request));
  }

  private void send(RoutingContext request, String name, Callable<Document> paper) {
    control
        .run(paper)
        .onSuccess(
            printed -> {
              request
                  .response()
                  .putHeader("content-disposition", "inline; filename=\"" + name + ".pdf\"");
              // A name may be put right soon after a win: nobody should print the old one.
              printed.send(request, "no-cache");
            })
        .onFailure(request::fail);
  }

  private Document certificate(RoutingContext request) throws InterruptedException {
    Reader reader = PaperChoice.reader(request);
    PaperSize size = PaperChoice.size(request, reader);
    Trophy trophy =
        given(
            trophies
                .find(PathIds.stage(request), PathIds.drop(request), PathIds.serial(request))
                .await());
    String address =
        base + "/s/" + trophy.stage() + "/drops/" + trophy.drop() + "/trophies/" + trophy.serial();
    return queue.printed(
        new CertificateOrder(trophy, reader, size),
        () -> press.certificate(trophy, address, reader, size));
  }

  private Document sheet(RoutingContext request) throws InterruptedException {
    Reader reader = PaperChoice.reader(request);
    PaperSize size = PaperChoice.size(request, reader);
    Stage stage =
        stages
            .find(PathIds.stage(request))
            .await()
            .orElseThrow(
                () -> new Refusal(Problem.of(ErrorCode.UNKNOWN_STAGE, "There is no such stage.")));
    VenuePlan plan =
        VenuePlan.of(
            stage.name(),
            ZoneId.of(stage.zone()),
            stage.pin(),
            joinAddress.of(stage.pin()),
            given(drops.list(stage.id()).await()));
    return queue.printed(new SheetOrder(plan, reader, size), () -> press.sheet(plan, reader, size));
  }

  private static <T> T given(Answer<T> answer) {
    return switch (answer) {
      case Answer.Given<T>(T found) -> found;
      case Answer.Refused<T> refused -> throw new Refusal(Problem.of(refused));
    };
  }
}
