package io.trophycast.edge;

import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Ids in the addresses of pages, whose patterns let nothing else through. */
final class PathIds {
  private PathIds() {}

  static StageId stage(RoutingContext request) {
    return new StageId(part(request, "stage"));
  }

  static DropId drop(RoutingContext request) {
    return new DropId(part(request, "drop"));
  }

  static int serial(RoutingContext request) {
    return Integer.parseInt(part(request, "serial"));
  }

  private static String part(RoutingContext request, String name) {
    return Objects.requireNonNull(request.pathParam(name));
  }
}
