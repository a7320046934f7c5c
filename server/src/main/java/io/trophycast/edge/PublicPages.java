package io.trophycast.edge;

import io.trophycast.drop.Drops;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Trophy;
import io.trophycast.stage.Stage;
import io.trophycast.stage.Stages;
import io.trophycast.trophy.Trophies;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * The pages people share: how a stage works, the record of a drop, a trophy. The page itself is the
 * web client's; what is put in here is what a messenger shows of it before anybody opens it. Words
 * go in through the document tree, which escapes them.
 */
final class PublicPages {
  private static final String ID = "[0-9a-z]{8}";

  private final WebFiles files;
  private final ControlPlane control;
  private final Stages stages;
  private final Drops drops;
  private final Trophies trophies;
  private final String base;

  /**
   * What a page says about itself.
   *
   * @param picture address of a share picture
   */
  record Preview(String address, String title, String words, Optional<String> picture) {}

  PublicPages(WebFiles files, ControlPlane control, EdgeServices services, URI publicUrl) {
    this.files = files;
    this.control = control;
    this.stages = services.stages();
    this.drops = services.drops();
    this.trophies = services.trophies();
    this.base = publicUrl.toString().replaceFirst("/$", "");
  }

  void mount(Router router) {
    String stage = "/s/(?<stage>" + ID + ")";
    String drop = stage + "/drops/(?<drop>" + ID + ")";
    Reading.at(router.routeWithRegex(stage + "/?"))
        .handler(request -> show(request, () -> ofStage(request)));
    Reading.at(router.routeWithRegex(drop + "/?"))
        .handler(request -> show(request, () -> ofDrop(request)));
    Reading.at(router.routeWithRegex(drop + "/trophies/(?<serial>[1-9][0-9]{0,5})/?"))
        .handler(request -> show(request, () -> ofTrophy(request)));
    Reading.at(router.routeWithRegex("/verify-draw/?"))
        .handler(request -> send(request, Optional.of(verify())));
  }

  /** Checks a record that somebody kept; it needs nothing from here. */
  private Preview verify() {
    return new Preview(
        base + "/verify-draw",
        "Check a draw",
        "Draw a raffle again from its public record.",
        Optional.empty());
  }

  /**
   * Comes after all others: a person who mistyped an address gets a page, a program the problem.
   */
  void mountMissing(Router router) {
    Reading.at(router.route())
        .handler(
            request -> {
              if (wantsPage(request)) {
                send(request, Optional.empty());
              } else {
                request.next();
              }
            });
  }

  private static boolean wantsPage(RoutingContext request) {
    return !request.normalizedPath().startsWith("/api/")
        && request.parsedHeaders().accept().stream()
            .anyMatch(
                type -> type.component().equals("text") && type.subComponent().equals("html"));
  }

  private void show(RoutingContext request, Callable<Optional<Preview>> find) {
    control.run(find).onSuccess(preview -> send(request, preview)).onFailure(request::fail);
  }

  private void send(RoutingContext request, Optional<Preview> preview) {
    Optional<Buffer> page = files.read("page.html");
    if (page.isEmpty()) {
      request.fail(404);
      return;
    }
    String html =
        preview
            .map(known -> withPreview(page.get().toString(), known))
            .orElseGet(() -> page.get().toString());
    request.response().setStatusCode(preview.isPresent() ? 200 : 404);
    Document.of("page.html", Buffer.buffer(html)).send(request, "no-cache");
  }

  private Optional<Preview> ofStage(RoutingContext request) {
    return stages
        .find(PathIds.stage(request))
        .await()
        .map(
            stage ->
                new Preview(
                    base + "/s/" + stage.id(), stage.name(), stage.name(), Optional.empty()));
  }

  private Optional<Preview> ofDrop(RoutingContext request) {
    Optional<Stage> stage = stages.find(PathIds.stage(request)).await();
    Answer<Drop> drop = drops.find(PathIds.stage(request), PathIds.drop(request)).await();
    return stage.flatMap(
        known ->
            drop.toOptional()
                .map(
                    found ->
                        new Preview(
                            base + "/s/" + known.id() + "/drops/" + found.id(),
                            found.title() + " · " + known.name(),
                            found.earn(),
                            Optional.empty())));
  }

  private Optional<Preview> ofTrophy(RoutingContext request) {
    int serial = PathIds.serial(request);
    return trophies
        .find(PathIds.stage(request), PathIds.drop(request), serial)
        .await()
        .toOptional()
        .map(this::preview);
  }

  private Preview preview(Trophy trophy) {
    String place = trophy.stage() + "/" + trophy.drop();
    String whose = trophy.name().isEmpty() ? "" : " · " + trophy.name();
    return new Preview(
        base + "/s/" + trophy.stage() + "/drops/" + trophy.drop() + "/trophies/" + trophy.serial(),
        trophy.title() + " #" + trophy.serial() + "/" + trophy.supply() + whose,
        trophy.citation().what() + " — " + trophy.citation().why(),
        Optional.of(base + "/share/" + place + "/" + trophy.serial() + ".png"));
  }

  /** The page with its own title and share preview; every word ends up escaped. */
  static String withPreview(String page, Preview preview) {
    var document = Jsoup.parse(page);
    document.outputSettings().prettyPrint(false);
    document.title(preview.title());
    Element head = document.head();
    head.select("meta[name=description]").attr("content", preview.words());
    property(head, "og:site_name", "Trophycast");
    property(head, "og:type", "website");
    property(head, "og:url", preview.address());
    property(head, "og:title", preview.title());
    property(head, "og:description", preview.words());
    named(head, "twitter:card", preview.picture().isPresent() ? "summary_large_image" : "summary");
    named(head, "twitter:title", preview.title());
    named(head, "twitter:description", preview.words());
    preview
        .picture()
        .ifPresent(
            picture -> {
              property(head, "og:image", picture);
              property(head, "og:image:type", "image/png");
              property(head, "og:image:width", Integer.toString(ShareImages.WIDTH));
              property(head, "og:image:height", Integer.toString(ShareImages.HEIGHT));
              property(head, "og:image:alt", preview.title());
              named(head, "twitter:image", picture);
            });
    return document.outerHtml();
  }

  private static void property(Element head, String property, String content) {
    head.appendElement("meta").attr("property", property).attr("content", content);
  }

  private static void named(Element head, String name, String content) {
    head.appendElement("meta").attr("name", name).attr("content", content);
  }
}
