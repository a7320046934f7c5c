package io.trophycast.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.ServerMessage;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DrainIT {

  @Test
  void aServerThatGoesSaysSoAndWhenToComeBack() {
    try (var running = new RunningServer()) {
      LiveSocket socket = running.watch(running.member(running.stage(), "Ada"));

      running.server.close();

      ServerMessage.Bye bye = socket.next(ServerMessage.Bye.class);
      assertThat(bye.code()).isEqualTo("draining");
      assertThat(bye.retryIn()).isEqualTo(OptionalInt.of(5000));
      assertThat(socket.closeCode()).isEqualTo(4002);
    }
  }
}
