package io.trophycast.identity;

import io.trophycast.protocol.ClaimId;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Receipt;
import io.trophycast.protocol.StageId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes and checks the signed tokens (JWT, HS256) that say who somebody is. Nothing about them is
 * stored: what a token says is true because it is signed. May be used from any thread.
 */
public final class Tokens {
  private static final String ALGORITHM = "HS256";
  private static final String RECEIPT = "receipt";

  /** A host's evening may be a week of them, and a lost phone must not stay a host for ever. */
  static final Duration HOST_LIFE = Duration.ofDays(7);

  static final Duration MEMBER_LIFE = Duration.ofDays(90);
  static final Duration SCREEN_LIFE = Duration.ofDays(30);
  static final Duration PARTNER_LIFE = Duration.ofDays(90);

  private final JWTAuth jwt;
  private final InstantSource clock;
  private final RandomGenerator random = new SecureRandom();

  public Tokens(Vertx vertx, SigningKey key, InstantSource clock) {
    this.clock = clock;
    this.jwt =
        JWTAuth.create(
            vertx,
            new JWTAuthOptions()
                // Expiry is checked here, against our own clock, to tell "expired" from "forged".
                .setJWTOptions(new JWTOptions().setIgnoreExpiration(true))
                .addPubSecKey(
                    new PubSecKeyOptions()
                        .setAlgorithm(ALGORITHM)
                        .setBuffer(Buffer.buffer(key.secret()))));
  }

  /** A token that runs every stage, for seven days. */
  public Grant grantHost() {
    return grant(new Principal.Host(freshId(), endOf(HOST_LIFE)));
  }

  /** A token that takes part in a stage, for ninety days. */
  public Grant grantMember(StageId stage, MemberId member) {
    return grant(new Principal.Member(stage, member, endOf(MEMBER_LIFE)));
  }

  /** A token that shows a stage, for thirty days. */
  public Grant grantScreen(StageId stage) {
    return grant(new Principal.Screen(freshId(), stage, endOf(SCREEN_LIFE)));
  }

  /** A token for a partner's system that scores on a stage, for ninety days. */
  public Grant grantPartner(StageId stage, String name) {
    return grant(new Principal.Partner(freshId(), stage, name, endOf(PARTNER_LIFE)));
  }

  /** A token that hands out things on a stage, for so long. */
  public Grant grantSteward(StageId stage, String name, Duration life) {
    return grant(new Principal.Steward(freshId(), stage, name, endOf(life)));
  }

  /** A token that says exactly this. */
  public Grant grant(Principal principal) {
    var claims =
        new JsonObject()
            .put("sub", principal.id())
            .put("role", principal.role())
            .put("iat", clock.instant().getEpochSecond())
            .put("exp", principal.expiresAt().getEpochSecond());
    principal.stage().ifPresent(stage -> claims.put("stage", stage.value()));
    if (principal instanceof Principal.Partner partner) {
      claims.put("name", partner.name());
    }
    if (principal instanceof Principal.Steward steward) {
      claims.put("name", steward.name());
    }
    String token =
        jwt.generateToken(claims, new JWTOptions().setAlgorithm(ALGORITHM).setNoTimestamp(true));
    return new Grant(token, principal);
  }

  /** Looks at a token. The future never fails, whatever the text is. */
  public Future<TokenCheck> verify(String token) {
    return Future.succeededFuture(token)
        .compose(text -> jwt.authenticate(new TokenCredentials(text)))
        .map(user -> judged(user.attributes().getJsonObject("accessToken")))
        .otherwise(_ -> new TokenCheck.Invalid());
  }

  /**
   * Signs a receipt. It proves what it says for as long as the key is kept, and lets nobody in; for
   * the same receipt it is the same text.
   */
  public String sign(Receipt receipt) {
    var claims =
        new JsonObject()
            .put("use", RECEIPT)
            .put("stage", receipt.stage().value())
            .put("drop", receipt.drop().value())
            .put("sub", receipt.member().value())
            .put("claim", receipt.claim().value())
            .put("serial", receipt.serial())
            .put("at", receipt.at());
    return jwt.generateToken(claims, new JWTOptions().setAlgorithm(ALGORITHM).setNoTimestamp(true));
  }

  /** The receipt in this text, if it is one of ours. The future never fails. */
  public Future<Optional<Receipt>> receipt(String text) {
    return Future.succeededFuture(text)
        .compose(token -> jwt.authenticate(new TokenCredentials(token)))
        .map(user -> user.attributes().getJsonObject("accessToken"))
        .map(
            claims ->
                RECEIPT.equals(claims.getString("use"))
                    ? Optional.of(
                        new Receipt(
                            new StageId(claims.getString("stage")),
                            new DropId(claims.getString("drop")),
                            new MemberId(claims.getString("sub")),
                            new ClaimId(claims.getString("claim")),
                            claims.getInteger("serial"),
                            claims.getLong("at")))
                    : Optional.<Receipt>empty())
        .otherwise(_ -> Optional.empty());
  }

  private TokenCheck judged(JsonObject claims) {
    Instant expiresAt = Instant.ofEpochSecond(claims.getLong("exp"));
    if (!clock.instant().isBefore(expiresAt)) {
      return new TokenCheck.Expired(expiresAt);
    }
    return principal(claims, expiresAt)
        .<TokenCheck>map(TokenCheck.Valid::new)
        .orElseGet(TokenCheck.Invalid::new);
  }

  private static Optional<Principal> principal(JsonObject claims, Instant expiresAt) {
    String id = claims.getString("sub");
    Optional<StageId> stage =
        Optional.ofNullable(claims.getString("stage")).flatMap(StageId::parse);
    return switch (claims.getString("role", "")) {
      case "host" -> Optional.of(new Principal.Host(id, expiresAt));
      case "member" -> stage.map(in -> new Principal.Member(in, new MemberId(id), expiresAt));
      case "screen" -> stage.map(of -> new Principal.Screen(id, of, expiresAt));
      case "partner" ->
          stage.map(at -> new Principal.Partner(id, at, claims.getString("name", ""), expiresAt));
      case "steward" ->
          stage.map(at -> new Principal.Steward(id, at, claims.getString("name", ""), expiresAt));
      default -> Optional.empty();
    };
  }

  private Instant endOf(Duration life) {
    return clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
  }

  private String freshId() {
    byte[] bytes = new byte[9];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
