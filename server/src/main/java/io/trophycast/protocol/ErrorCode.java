package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why a request was refused, in a word that programs can rely on; the same on the socket and over
 * HTTP.
 */
public enum ErrorCode {
  BAD_MESSAGE,
  UNKNOWN_TYPE,
  /** Nothing is at this address. */
  UNKNOWN_ADDRESS,
  /** The address takes other HTTP methods. */
  WRONG_METHOD,
  UNKNOWN_STAGE,
  UNKNOWN_DROP,
  UNKNOWN_MEMBER,
  UNKNOWN_TROPHY,
  UNKNOWN_PICTURE,
  UNKNOWN_TEMPLATE,
  UNKNOWN_ANNOUNCEMENT,
  NAME_EMPTY,
  NAME_TOO_LONG,
  /** The name contains characters that nobody sees, or that turn the text around them. */
  NAME_UNSEEN,
  /** The name's accents stand on nothing, or pile up. */
  NAME_MARKS,
  /** The name contains a listed word. */
  NAME_LISTED,
  /**
   * A field is well-formed but asks for something that can't be, such as an instant in the past.
   */
  NOT_POSSIBLE,
  /** The PIN is not the one of this stage. */
  WRONG_PIN,
  /** The code of the venue screen is not one of now. */
  CODE_OVER,
  /** The bytes are no picture that can be shown. */
  BAD_PICTURE,
  /** The drop has not ended, so there is no record of it yet. */
  NOT_ENDED,
  /** The idempotency key was used before, with another request. */
  IDEMPOTENCY_CONFLICT,
  /** This request must carry an idempotency key. */
  KEY_REQUIRED,
  TOO_FREQUENT,
  /** More drops or awards than the stage's limits allow. */
  TOO_OFTEN,
  TOO_BIG,
  UNSUPPORTED_MEDIA,
  /** There is no token, or not one of ours. */
  UNAUTHORISED,
  TOKEN_EXPIRED,
  /** The one-time link was used, replaced or is too old. */
  LINK_USED,
  NOT_ALLOWED,
  REMOVED,
  UNAVAILABLE,
  INTERNAL;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The word on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
