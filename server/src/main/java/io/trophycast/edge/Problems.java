package io.trophycast.edge;

import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.redis.RedisUnavailable;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients what failed, in the words of the contract, and never more than they should know.
 */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final Duration STORE_PAUSE = Duration.ofSeconds(2);
  private static final Pattern MISSING_FIELD =
      Pattern.compile("does not have required property \"([^\"]+)\"");

  private Problems() {}

  /** Answers a request that failed, whatever the reason. */
  static void answer(RoutingContext request) {
    if (request.response().ended() || request.failure() instanceof HttpClosedException) {
      // Nobody is there who could hear of it.
      return;
    }
    if (request.response().headWritten()) {
      request.response().reset();
      return;
    }
    send(request, of(request.failure(), request.statusCode()));
  }

  /** Sends this problem. */
  static void send(RoutingContext request, Problem problem) {
    send(request.request(), request.response(), problem);
  }

  /** Sends this problem to somebody who did not get as far as the router. */
  static void send(HttpServerRequest request, Problem problem) {
    send(request, request.response(), problem);
  }

  private static void send(
      HttpServerRequest request, HttpServerResponse response, Problem problem) {
    response.setStatusCode(problem.status());
    response.putHeader("content-type", MEDIA_TYPE).putHeader("cache-control", "no-store");
    problem
        .retryIn()
        .ifPresent(
            wait ->
                response.putHeader("retry-after", Long.toString((wait.toMillis() + 999) / 1000)));
    if (problem.status() == 401) {
      response.putHeader("www-authenticate", "Bearer");
    }
    if (hasMoreToSay(request)) {
      letGo(request, response);
    }
    response.end(Json.write(problem.document()));
  }

  private static boolean hasMoreToSay(HttpServerRequest request) {
    boolean announced =
        request.headers().contains("transfer-encoding")
            || !"0".equals(Objects.requireNonNullElse(request.getHeader("content-length"), "0"));
    return !request.isEnded() && (announced || request.version() == HttpVersion.HTTP_2);
  }

  /** The rest of the body is still on its way; nobody keeps it, and no other request follows it. */
  private static void letGo(HttpServerRequest rest, HttpServerResponse response) {
    if (rest.version() != HttpVersion.HTTP_2) {
      response.putHeader("connection", "close");
    }
    rest.handler(_ -> {}).resume();
  }

  private static Problem of(@Nullable Throwable fault, int status) {
    return switch (fault) {
      case Refusal refusal -> refusal.problem();
      case HttpException wrapped when wrapped.getCause() instanceof ValidatorException invalid ->
          invalid(invalid);
      case RedisUnavailable _ ->
          Problem.of(
                  ErrorCode.UNAVAILABLE,
                  "The store does not answer at the moment. Nothing is lost; please try again.")
              .comeAgainIn(STORE_PAUSE);
      case null, default -> ofStatus(fault, status);
    };
  }

  private static Problem ofStatus(@Nullable Throwable fault, int status) {
    return switch (status) {
      case 404 -> Problem.of(ErrorCode.UNKNOWN_ADDRESS, "There is nothing at this address.");
      case 405 -> Problem.of(ErrorCode.WRONG_METHOD, "This address takes another HTTP method.");
      case 413 -> Problem.of(ErrorCode.TOO_BIG, "The body is too big.");
      case 400 -> Problem.of(ErrorCode.BAD_MESSAGE, "The request cannot be read.");
      default -> {
        log.error("A request failed", fault);
        yield Problem.of(
            ErrorCode.INTERNAL, "Something went wrong here. It is logged; please try again.");
      }
    };
  }

  private static Problem invalid(ValidatorException invalid) {
    if (invalid instanceof SchemaValidationException broken) {
      return broken(broken);
    }
    if (invalid.type() == ValidatorErrorType.UNSUPPORTED_VALUE_FORMAT) {
      return Problem.of(ErrorCode.UNSUPPORTED_MEDIA, "The body must be application/json.");
    }
    return Problem.of(ErrorCode.BAD_MESSAGE, sentence(String.valueOf(invalid.getMessage())));
  }

  private static Problem broken(SchemaValidationException broken) {
    List<OutputUnit> errors = broken.getOutputUnit().getErrors();
    // The outermost comes with all that is wrong because of it; the innermost says what to change.
    OutputUnit cause = Collections.max(errors, Comparator.comparingLong(error -> depth(error)));
    String pointer = cause.getInstanceLocation().replaceFirst("^#", "");
    Matcher missing = MISSING_FIELD.matcher(cause.getError());
    if (missing.find()) {
      pointer = pointer.replaceFirst("/$", "") + "/" + missing.group(1);
    }
    String message = String.valueOf(broken.getMessage());
    boolean inBody = message.contains(" body is ");
    return new Problem(
        ErrorCode.BAD_MESSAGE,
        sentence(inBody ? cause.getError() : message),
        inBody ? Optional.of(pointer) : Optional.empty(),
        Optional.empty());
  }

  private static long depth(OutputUnit error) {
    return error.getInstanceLocation().chars().filter(sign -> sign == '/').count();
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
