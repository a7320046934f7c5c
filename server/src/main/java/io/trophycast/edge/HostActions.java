package io.trophycast.edge;

import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Stage;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line in the log about each thing that a host did: which operation, on what, by whom. It has
 * ids only, for names and texts are people's own. It stands here and not with the operations, so
 * that a new one cannot forget it; what was refused changed nothing and is not told.
 */
final class HostActions {
  private static final Logger log = LoggerFactory.getLogger(HostActions.class);

  /** These have a line of their own that says whom they let in. */
  private static final Set<String> INVITATIONS =
      Set.of("openScreen", "invitePartner", "inviteSteward");

  /** The parts of a path that say what something was done to, from the whole to the part. */
  private static final List<String> NAMED = List.of("stage", "drop", "member");

  private HostActions() {}

  /** The operation, with the line written whenever a host has had it done. */
  static Operation logged(String id, Operation operation) {
    if (INVITATIONS.contains(id)) {
      return operation;
    }
    return call -> {
      Reply reply = operation.answer(call);
      if (call.byHost() && !(reply instanceof Reply.Refused)) {
        log.info("Host acted action={} {}", id, what(call, reply));
      }
      return reply;
    };
  }

  private static String what(Call call, Reply reply) {
    var said = new StringJoiner(" ");
    var path = call.request().getPathParameters();
    for (String name : NAMED) {
      if (path.containsKey(name)) {
        said.add(name + "=" + call.path(name));
      }
    }
    made(reply).ifPresent(said::add);
    var body = call.request().getBody();
    if (body != null && body.isJsonObject()) {
      switches(Objects.requireNonNull(body.getJsonObject()), said);
    }
    return said.add("by=" + call.actor()).toString();
  }

  private static Optional<String> made(Reply reply) {
    return switch (reply) {
      case Reply.Body(int status, Stage stage) when status == 201 ->
          Optional.of("stage=" + stage.id());
      case Reply.Body(int status, Drop drop) when status == 201 -> Optional.of("drop=" + drop.id());
      case Reply.Body _, Reply.Nothing _, Reply.Picture _, Reply.Refused _ -> Optional.empty();
    };
  }

  /** What was switched on or off, such as hiding somebody. */
  private static void switches(JsonObject body, StringJoiner said) {
    body.forEach(
        field -> {
          if (field.getValue() instanceof Boolean on) {
            said.add(field.getKey() + "=" + on);
          }
        });
  }
}
