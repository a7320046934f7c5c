package io.trophycast.runtime;

import static io.trophycast.runtime.HttpServed.API;
import static io.trophycast.runtime.HttpServed.asHost;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.StageId;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Uploading and showing pictures. */
class PictureApiIT {
  private final StageId stage = HttpServed.newStage();
  private final String path = "/stages/" + stage + "/pictures";

  @Test
  void aPictureIsKeptDrawnAnewAndSmall() throws IOException {
    String name = upload("image/png", picture("png", 1600, 900)).ok().getString("picture");

    var shown = API.ask("showPicture", "GET", path + "/" + name).send();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(shown.bytes().getBytes()));
    assertThat(image.getWidth()).isEqualTo(512);
    assertThat(image.getHeight()).isEqualTo(288);
    assertThat(new Color(image.getRGB(256, 144))).isEqualTo(Color.RED);
    assertThat(shown.header("content-type")).isEqualTo("image/png");
    assertThat(shown.header("cache-control")).contains("immutable");
  }

  @Test
  void whatIsHiddenBehindAPictureDoesNotSurvive() throws IOException {
    byte[] plain = picture("jpeg", 100, 100);
    byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    byte[] laden = Arrays.copyOf(plain, plain.length + script.length);
    System.arraycopy(script, 0, laden, plain.length, script.length);

    String name = upload("image/jpeg", laden).ok().getString("picture");

    assertThat(API.ask("showPicture", "GET", path + "/" + name).send().text())
        .doesNotContain("script");
  }

  @Test
  void theSamePictureIsKeptOnce() throws IOException {
    byte[] png = picture("png", 64, 64);

    assertThat(upload("image/png", png).ok()).isEqualTo(upload("image/png", png).ok());
  }

  @Test
  void aDropShowsItsPicture() throws IOException {
    String name = upload("image/png", picture("png", 64, 64)).ok().getString("picture");

    JsonObject drop =
        asHost("scheduleDrop", "POST", "/stages/" + stage + "/drops")
            .json(HttpServed.newDrop(1).put("picture", name))
            .send()
            .ok();

    assertThat(drop.getString("picture")).isEqualTo(name);
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    upload("image/png", "GIF89a, not really".getBytes(StandardCharsets.UTF_8))
        .problem(422, "bad_picture");
    upload("image/png", picture("gif", 10, 10)).problem(422, "bad_picture");
    byte[] cutOff = Arrays.copyOf(picture("png", 300, 300), 60);
    upload("image/png", cutOff).problem(422, "bad_picture");
    upload("image/png", new byte[0]).problem(422, "bad_picture");
  }

  @Test
  void aTinyFileThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() throws IOException {
    byte[] bomb = picture("png", 10, 10);
    // Width and height stand at byte 16 of a PNG; its checksum is wrong then, which nobody gets to.
    for (int i = 16; i < 24; i++) {
      bomb[i] = (byte) (i % 4 == 0 ? 0 : 0x7f);
    }

    upload("image/png", bomb).problem(422, "bad_picture");
  }

  @Test
  void anotherMediaTypeOrTwoMegabytesAreTooMuch() {
    upload("image/svg+xml", new byte[10]).problem(415, "unsupported_media");
    upload("image/png", new byte[2 * 1024 * 1024 + 1]).problem(413, "too_big");
  }

  @Test
  void anUnknownPictureIsUnknown() {
    API.ask("showPicture", "GET", path + "/" + "a".repeat(64))
        .send()
        .problem(404, "unknown_picture");
  }

  private ApiClient.Answered upload(String type, byte[] bytes) {
    return asHost("uploadPicture", "POST", path).body(type, bytes).send();
  }

  private static byte[] picture(String format, int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }
}
