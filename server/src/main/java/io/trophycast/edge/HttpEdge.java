package io.trophycast.edge;

import io.trophycast.edge.api.AnnouncementApi;
import io.trophycast.edge.api.BoardApi;
import io.trophycast.edge.api.CadenceApi;
import io.trophycast.edge.api.DropApi;
import io.trophycast.edge.api.EntranceApi;
import io.trophycast.edge.api.MemberApi;
import io.trophycast.edge.api.PickupApi;
import io.trophycast.edge.api.PictureApi;
import io.trophycast.edge.api.PresenceApi;
import io.trophycast.edge.api.StageApi;
import io.trophycast.edge.api.TemplateApi;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that is asked over HTTP: the API under {@code /api/v1}, the web client, public pages,
 * share pictures, papers, probes. Sockets come in before it, at {@link LiveEdge}. Made once; each
 * event loop takes a router of its own.
 */
public final class HttpEdge {
  private static final String SHARED =
      "/share/(?<stage>[0-9a-z]{8})/(?<drop>[0-9a-z]{8})/(?<serial>[1-9][0-9]{0,5})\\.";

  private final Vertx vertx;
  private final ApiRouter api;
  private final SecurityHeaders securityHeaders;
  private final WebFiles webFiles;
  private final PublicPages pages;
  private final ShareImages shareImages;
  private final Papers papers;
  private final Calendars calendars;
  private final Health health;

  private HttpEdge(
      Vertx vertx,
      ApiRouter api,
      SecurityHeaders securityHeaders,
      WebFiles webFiles,
      PublicPages pages,
      ShareImages shareImages,
      Papers papers,
      Calendars calendars,
      Health health) {
    this.vertx = vertx;
    this.api = api;
    this.securityHeaders = securityHeaders;
    this.webFiles = webFiles;
    this.pages = pages;
    this.shareImages = shareImages;
    this.papers = papers;
    this.calendars = calendars;
    this.health = health;
  }

  /**
   * Reads the contract and puts the parts together; fails when the contract and the code differ.
   */
  public static Future<HttpEdge> create(
      Vertx vertx, EdgeServices services, URI publicUrl, WebFiles webFiles) {
    var control = new ControlPlane(vertx);
    return Contract.load(vertx)
        .map(
            contract ->
                new HttpEdge(
                    vertx,
                    new ApiRouter(
                        contract,
                        new Doorkeeper(services.tokens()),
                        operations(services, publicUrl),
                        services.stages(),
                        control,
                        new ClientAddress(services.guard().proxies()),
                        services.guard().limits()),
                    new SecurityHeaders(publicUrl),
                    webFiles,
                    new PublicPages(webFiles, control, services, publicUrl),
                    new ShareImages(control, services.trophies(), services.pictures()),
                    new Papers(control, services, publicUrl),
                    new Calendars(control, services, publicUrl),
                    new Health(services.readiness())));
  }

  /** The router of one event loop, whose event streams this live edge keeps. */
  public Router router(LiveEdge live) {
    Router router = Router.router(vertx);
    // Whatever fails, in the API too, comes to the first failure handler: this one.
    router.route().handler(securityHeaders).failureHandler(ApiRouter::fail);
    router.route("/api/v1/*").subRouter(api.router(vertx, live));
    Reading.at(router.route("/health/live")).handler(health::live);
    Reading.at(router.route("/health/ready")).handler(health::ready);
    Reading.at(router.routeWithRegex(SHARED + "png")).handler(shareImages::show);
    Reading.at(router.routeWithRegex(SHARED + "pdf")).handler(papers::showCertificate);
    Reading.at(router.routeWithRegex("/share/(?<stage>[0-9a-z]{8})/sheet\\.pdf"))
        .handler(papers::showSheet);
    Reading.at(router.routeWithRegex("/share/(?<stage>[0-9a-z]{8})/calendar\\.ics"))
        .handler(calendars::show);
    pages.mount(router);
    webFiles.mount(router);
    pages.mountMissing(router);
    for (int status : new int[] {404, 405, 400, 413, 500}) {
      router.errorHandler(status, Problems::answer);
    }
    return router;
  }

  static Map<String, Operation> operations(EdgeServices services, URI publicUrl) {
    Map<String, Operation> operations = new HashMap<>();
    InstantSource clock = InstantSource.system();
    new EntranceApi(services, publicUrl, clock).addTo(operations);
    new StageApi(services, publicUrl).addTo(operations);
    new MemberApi(services, publicUrl, clock).addTo(operations);
    new DropApi(services).addTo(operations);
    new TemplateApi(services).addTo(operations);
    new BoardApi(services).addTo(operations);
    new PickupApi(services, publicUrl).addTo(operations);
    new PresenceApi(services, publicUrl, clock).addTo(operations);
    new CadenceApi(services).addTo(operations);
    new AnnouncementApi(services).addTo(operations);
    new PictureApi(services).addTo(operations);
    return Map.copyOf(operations);
  }
}
