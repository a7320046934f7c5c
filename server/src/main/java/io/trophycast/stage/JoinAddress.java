package io.trophycast.stage;

import io.trophycast.protocol.Pin;
import java.net.URI;

/**
 * Where people join, and thereby how a stage is shown to them.
 *
 * @param publicUrl the address people reach this server by
 */
public record JoinAddress(URI publicUrl) {

  /** What a stage's QR code says. */
  public String of(Pin pin) {
    String base = publicUrl.toString();
    return (base.endsWith("/") ? base : base + "/") + "j/" + pin;
  }

  /** The stage as it goes over the wire. */
  public io.trophycast.protocol.Stage shown(Stage stage) {
    return new io.trophycast.protocol.Stage(
        stage.id(),
        stage.name(),
        stage.zone(),
        stage.languages(),
        stage.pin(),
        of(stage.pin()),
        stage.boardHidden(),
        stage.createdAt());
  }
}
