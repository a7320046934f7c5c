package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.SERVER;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, files and share pictures, with the web client as it was built. */
class PagesIT {
  private final StageId stage = HttpServed.newStage();

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/j/123456", "/j/12345/", "/j/abc", "/host", "/screen", "/screen?overlay"})
  void anEntryIsServedAndAskedForAnewEachTime(String address) {
    var page = API.get(address);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("cache-control")).isEqualTo("no-cache");
    assertThat(page.text()).contains("<div id=\"app\">");
    assertThat(API.get(address, "if-none-match: " + page.header("etag")).status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/nothing/at/all", "/s/", "/s/short", "/assets/gone.js"})
  void aPersonWhoMistypedAnAddressGetsAPageAndAProgramTheProblem(String address) {
    var page = API.get(address, "accept: text/html,*/*;q=0.8");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("content-type")).isEqualTo("text/html; charset=utf-8");
    API.get(address).problem(404, "unknown_address");
  }

  @Test
  void aPreviewThatAsksWithHeadFirstIsAnswered() throws IOException {
    for (String address : new String[] {"/", "/s/" + stage, "/favicon.svg", "/health/live"}) {
      var connection = (HttpURLConnection) API.uri(address).toURL().openConnection();
      connection.setRequestMethod("HEAD");
      assertThat(connection.getResponseCode()).as(address).isEqualTo(200);
    }
  }

  @Test
  void aFileWithItsContentInItsNameIsKeptForEverAndComesZipped() {
    Matcher script = Pattern.compile("/assets/[^\"]+\\.js").matcher(API.get("/").text());
    assertThat(script.find()).isTrue();

    var plain = API.get(script.group());
    var zipped = API.get(script.group(), "accept-encoding: gzip");

    assertThat(plain.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(plain.header("content-type")).startsWith("text/javascript");
    assertThat(zipped.header("content-encoding")).isEqualTo("gzip");
    assertThat(zipped.bytes().length()).isLessThan(plain.bytes().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page.html",
        "/assets/../page.html",
        "/assets/%2e%2e/%2e%2e/openapi.yaml",
        "/..%2fopenapi.yaml",
        "/assets/..%5c..%5clogback.xml"
      })
  void nothingButTheClientsFilesIsServed(String address) {
    assertThat(API.get(address).status()).isIn(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/host", "/screen", "/nothing", "/favicon.svg", "/health/live", "/api/v1/x"})
  void everyAnswerForbidsWhatNoPageNeeds(String address) {
    var answer = API.get(address);

    assertThat(answer.header("content-security-policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval", "*", "data:");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
    assertThat(answer.header("strict-transport-security")).isEqualTo("max-age=31536000");
    assertThat(answer.header("access-control-allow-origin")).isEmpty();
  }

  @Test
  void noPageHasAScriptOrAStyleInline() {
    for (String address : new String[] {"/", "/host", "/screen", "/s/" + stage}) {
      var page = Jsoup.parse(API.get(address).text());
      assertThat(page.select("style, [style], script:not([src])")).isEmpty();
    }
  }

  @Test
  void aTrophysPageSaysWhatItIsBeforeAnybodyOpensIt() {
    String place = wonTrophy("Night Owl", "Ada");

    var page = Jsoup.parse(API.get("/s/" + place(place)).text());

    assertThat(page.title()).isEqualTo("Night Owl #1/1 · Ada");
    assertThat(meta(page, "og:title")).isEqualTo("Night Owl #1/1 · Ada");
    assertThat(meta(page, "og:description")).contains("Stayed late", "It mattered");
    assertThat(meta(page, "og:image"))
        .isEqualTo("https://trophycast.example/share/" + place + ".png");
    assertThat(meta(page, "og:url")).isEqualTo("https://trophycast.example/s/" + place(place));
  }

  @Test
  void wordsFromOutsideNeverBecomeMarkup() {
    String evil = "\"><script>alert(1)</script>";
    String place = wonTrophy(evil, "<img src=x>");

    String html = API.get("/s/" + place(place)).text();

    assertThat(html).doesNotContain("<script>alert", "<img");
    assertThat(Jsoup.parse(html).title()).isEqualTo(evil + " #1/1 · <img src=x>");
  }

  @Test
  void pagesOfWhatIsNotThereAreNotFoundAndStillPages() {
    for (String address :
        new String[] {
          "/s/nosuch00",
          "/s/" + stage + "/drops/nosuch00",
          "/s/" + stage + "/drops/nosuch00/trophies/1"
        }) {
      var page = API.get(address);
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.text()).contains("<div id=\"app\">");
    }
  }

  @Test
  void theStagesAndTheDropsPagesCarryTheirNames() {
    JsonObject drop = fired("Night Owl");

    assertThat(Jsoup.parse(API.get("/s/" + stage).text()).title()).isEqualTo("Friday Lights");
    assertThat(
            Jsoup.parse(API.get("/s/" + stage + "/drops/" + drop.getString("id")).text()).title())
        .isEqualTo("Night Owl · Friday Lights");
  }

  @Test
  void aSharePictureIsDrawnKeptAndShownToMessengers() throws IOException {
    String place = wonTrophy("Night Owl", "سلمى");

    var picture = API.get("/share/" + place + ".png");

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes().getBytes()));
    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(picture.header("content-type")).isEqualTo("image/png");
    assertThat(picture.header("cross-origin-resource-policy")).isEqualTo("cross-origin");
    assertThat(
            API.get("/share/" + place + ".png", "if-none-match: " + picture.header("etag"))
                .status())
        .isEqualTo(304);
    API.get("/share/" + stage + "/nosuch00/1.png").problem(404, "unknown_trophy");
  }

  @Test
  void aCertificateIsPrintedForWhoeverReadsThePage() throws IOException {
    String place = wonTrophy("Night Owl", "سلمى");

    var certificate = API.get("/share/" + place + ".pdf?lang=de-CH&paper=letter");

    assertThat(certificate.status()).isEqualTo(200);
    assertThat(certificate.header("content-type")).isEqualTo("application/pdf");
    try (var document = Loader.loadPDF(certificate.bytes().getBytes())) {
      assertThat(new PDFTextStripper().getText(document)).contains("Urkunde", "Night Owl", "سلمى");
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(792);
    }
    assertThat(
            API.get(
                    "/share/" + place + ".pdf?lang=de-CH&paper=letter",
                    "if-none-match: " + certificate.header("etag"))
                .status())
        .isEqualTo(304);
  }

  @Test
  void aCertificateFollowsTheBrowsersLanguageUnlessItIsTold() throws IOException {
    String place = wonTrophy("Night Owl", "Ada");

    var certificate = API.get("/share/" + place + ".pdf", "accept-language: es-MX,es;q=0.9");

    try (var document = Loader.loadPDF(certificate.bytes().getBytes())) {
      assertThat(new PDFTextStripper().getText(document)).contains("Certificado");
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(792);
    }
  }

  @Test
  void theVenuesSheetSaysHowToJoinAndWhatIsPlanned() throws IOException {
    JsonObject drop = fired("Night Owl");

    var sheet = API.get("/share/" + stage + "/sheet.pdf?lang=en&paper=a4");

    assertThat(sheet.header("content-type")).isEqualTo("application/pdf");
    try (var document = Loader.loadPDF(sheet.bytes().getBytes())) {
      assertThat(document.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(document))
          .contains("Friday Lights", "Join in with your phone", "trophycast.example/j/")
          .contains(drop.getString("title"));
    }
    API.get("/share/nosuch00/sheet.pdf").problem(404, "unknown_stage");
  }

  @Test
  void aCertificateThatCannotBeSaysWhatToChange() {
    String place = wonTrophy("Night Owl", "Ada");

    API.get("/share/" + place + ".pdf?paper=a5").problem(400, "bad_message");
    API.get("/share/" + place + ".pdf?lang=-").problem(400, "bad_message");
    API.get("/share/" + stage + "/nosuch00/1.pdf").problem(404, "unknown_trophy");
  }

  @Test
  void othersAreAnsweredWhileARoomOfWinnersPrints() throws Exception {
    String place = wonTrophy("Night Owl", "Ada");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // Each of these papers is another one: the language tag is part of it.
      var printing =
          IntStream.range(0, 60)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              API.get("/share/%s.pdf?lang=en-%03d".formatted(place, 100 + i))
                                  .status()))
              .toList();
      long slowest = 0;
      while (printing.stream().anyMatch(request -> !request.isDone())) {
        long before = System.nanoTime();
        assertThat(API.get("/health/live").status()).isEqualTo(200);
        slowest = Math.max(slowest, System.nanoTime() - before);
      }
      for (var request : printing) {
        assertThat(request.get()).isEqualTo(200);
      }
      assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void aStageCanBeWatchedAsEvents() throws IOException {
    String token = SERVER.member(stage, "Ada").token();

    var connection = API.uri("/api/v1/stages/" + stage + "/events").toURL().openConnection();
    connection.setRequestProperty("authorization", "Bearer " + token);
    connection.setReadTimeout(10_000);
    try (var lines =
        new java.io.BufferedReader(
            new java.io.InputStreamReader(
                connection.getInputStream(), java.nio.charset.StandardCharsets.UTF_8))) {
      assertThat(lines.lines().filter(line -> line.startsWith("event:")).findFirst())
          .contains("event: welcome");
    }
    assertThat(connection.getContentType()).isEqualTo("text/event-stream");
  }

  private static String place(String shared) {
    String[] parts = shared.split("/", -1);
    return parts[0] + "/drops/" + parts[1] + "/trophies/" + parts[2];
  }

  private static String meta(org.jsoup.nodes.Document page, String property) {
    return page.select("meta[property=" + property + "]").attr("content");
  }

  private JsonObject fired(String title) {
    return asHost("scheduleDrop", "POST", "/stages/" + stage + "/drops")
        .json(HttpServed.newDrop(1).put("title", title))
        .send()
        .ok();
  }

  /** Stage, drop and serial of a trophy just won, as share addresses have them. */
  private String wonTrophy(String title, String winner) {
    String drop = fired(title).getString("id");
    API.ask("claimTrophy", "POST", "/stages/" + stage + "/drops/" + drop + "/claims")
        .as(SERVER.member(stage, winner).token())
        .json(new JsonObject().put("claim", "tap-winner"))
        .send()
        .ok();
    return stage + "/" + drop + "/1";
  }
}
