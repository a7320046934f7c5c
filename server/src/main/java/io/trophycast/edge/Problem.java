package io.trophycast.edge;

import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Exceeded;
import io.trophycast.protocol.OneLine;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a request was refused, as an RFC 9457 problem document. Every code has one status and one
 * title; {@code docs/errors.md} lists them.
 *
 * @param detail a sentence for people about this very request
 * @param pointer JSON pointer to the field at fault, where one is
 * @param retryIn when to come again, where that helps
 * @param exceeded the limit that it was too much for, where it was
 */
public record Problem(
    ErrorCode code,
    String detail,
    Optional<String> pointer,
    Optional<Duration> retryIn,
    Optional<Exceeded> exceeded) {

  Problem(ErrorCode code, String detail, Optional<String> pointer, Optional<Duration> retryIn) {
    this(code, detail, pointer, retryIn, Optional.empty());
  }

  /** A problem document on the wire. */
  record Document(
      String type,
      String title,
      int status,
      ErrorCode code,
      String detail,
      Optional<String> pointer,
      Optional<Long> retryIn,
      Optional<Exceeded> exceeded,
      Optional<Long> nextFree) {}

  /** A problem with the request as a whole. */
  public static Problem of(ErrorCode code, String detail) {
    return new Problem(code, detail, Optional.empty(), Optional.empty());
  }

  /** What is wrong with a short text that people see, if anything is. */
  public static Optional<Problem> inLine(String pointer, String text) {
    return OneLine.flaw(text).map(sentence -> at(pointer, ErrorCode.NOT_POSSIBLE, sentence));
  }

  /** A problem with one field of the request. */
  public static Problem at(String pointer, ErrorCode code, String detail) {
    return new Problem(code, detail, Optional.of(pointer), Optional.empty());
  }

  /** What a service refused. */
  public static Problem of(Answer.Refused<?> refused) {
    return new Problem(
        refused.code(),
        refused.sentence(),
        refused.pointer(),
        Optional.empty(),
        refused.exceeded());
  }

  /** The same problem, which will be over by then. */
  public Problem comeAgainIn(Duration wait) {
    return new Problem(code, detail, pointer, Optional.of(wait), exceeded);
  }

  /** The HTTP status of the code. */
  public int status() {
    return switch (code) {
      case BAD_MESSAGE, UNKNOWN_TYPE, KEY_REQUIRED -> 400;
      case UNAUTHORISED, TOKEN_EXPIRED -> 401;
      case NOT_ALLOWED, REMOVED -> 403;
      case UNKNOWN_ADDRESS,
          UNKNOWN_STAGE,
          UNKNOWN_DROP,
          UNKNOWN_MEMBER,
          UNKNOWN_TROPHY,
          UNKNOWN_PICTURE,
          UNKNOWN_TEMPLATE,
          UNKNOWN_ANNOUNCEMENT ->
          404;
      case WRONG_METHOD -> 405;
      case NOT_ENDED, IDEMPOTENCY_CONFLICT, TOO_OFTEN -> 409;
      case LINK_USED -> 410;
      case TOO_BIG -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case NAME_EMPTY,
          NAME_TOO_LONG,
          NAME_UNSEEN,
          NAME_MARKS,
          NAME_LISTED,
          NOT_POSSIBLE,
          WRONG_PIN,
          CODE_OVER,
          BAD_PICTURE ->
          422;
      case TOO_FREQUENT -> 429;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
    };
  }

  /** What the code means, whatever the request was. */
  public String title() {
    return switch (code) {
      case BAD_MESSAGE -> "The request does not follow the contract";
      case UNKNOWN_TYPE -> "There is no message of this type";
      case KEY_REQUIRED -> "An idempotency key is needed";
      case UNAUTHORISED -> "A good token is needed";
      case TOKEN_EXPIRED -> "The token is too old";
      case NOT_ALLOWED -> "The token does not allow this";
      case REMOVED -> "The member was removed";
      case UNKNOWN_ADDRESS -> "Nothing is here";
      case UNKNOWN_STAGE -> "There is no such stage";
      case UNKNOWN_DROP -> "There is no such drop";
      case UNKNOWN_MEMBER -> "There is no such member";
      case UNKNOWN_TROPHY -> "There is no such trophy";
      case UNKNOWN_PICTURE -> "There is no such picture";
      case UNKNOWN_TEMPLATE -> "There is no such template";
      case UNKNOWN_ANNOUNCEMENT -> "There is no such announcement";
      case WRONG_METHOD -> "The address takes another method";
      case NOT_ENDED -> "The drop has not ended";
      case IDEMPOTENCY_CONFLICT -> "The idempotency key was used for something else";
      case LINK_USED -> "The one-time link is used up";
      case TOO_BIG -> "The body is too big";
      case UNSUPPORTED_MEDIA -> "The body has an unsupported type";
      case NAME_EMPTY -> "The name is empty";
      case NAME_TOO_LONG -> "The name is too long";
      case NAME_UNSEEN -> "The name has unseen characters";
      case NAME_MARKS -> "The name has stray accents";
      case NAME_LISTED -> "The name has a listed word";
      case NOT_POSSIBLE -> "This is not possible";
      case WRONG_PIN -> "The PIN is of another stage";
      case CODE_OVER -> "The code is not one of now";
      case BAD_PICTURE -> "This is no picture we can show";
      case TOO_FREQUENT -> "Too many requests";
      case TOO_OFTEN -> "This is more than the limits allow";
      case INTERNAL -> "Something went wrong here";
      case UNAVAILABLE -> "Not available at the moment";
    };
  }

  Document document() {
    return new Document(
        "urn:trophycast:problem:" + code.wire(),
        title(),
        status(),
        code,
        detail,
        pointer,
        retryIn.map(Duration::toMillis),
        exceeded.map(Problem::numbers),
        exceeded.flatMap(Exceeded::nextFree));
  }

  /** The instant stands beside it, where everybody looks. */
  private static Exceeded numbers(Exceeded exceeded) {
    return new Exceeded(exceeded.limit(), exceeded.used(), exceeded.most(), Optional.empty());
  }
}
