package io.trophycast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.StageId;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class TokensTest {
  private static final StageId STAGE = new StageId("s4f8h2kw");
  private static final StageId ANOTHER_STAGE = new StageId("zzzzzzzz");
  private static final MemberId MEMBER = new MemberId("m2aaaaaaaaaa");

  private Instant now = Instant.parse("2026-11-22T20:00:00Z");
  private Tokens tokens;
  private Vertx vertx;

  @BeforeEach
  void make(Vertx vertx) {
    this.vertx = vertx;
    tokens = new Tokens(vertx, SigningKey.ephemeral(), () -> now);
  }

  @Test
  void aMemberTokenNamesTheMemberAndTheirStage() {
    Grant grant = tokens.grantMember(STAGE, MEMBER);

    assertThat(check(grant.token())).isEqualTo(new TokenCheck.Valid(grant.principal()));
    assertThat(grant.principal())
        .isEqualTo(new Principal.Member(STAGE, MEMBER, now.plus(Duration.ofDays(90))));
  }

  @Test
  void everyRoleComesBackAsItWasGranted() {
    for (Grant grant :
        new Grant[] {
          tokens.grantHost(), tokens.grantScreen(STAGE), tokens.grantPartner(STAGE, "Escape Room 7")
        }) {
      assertThat(check(grant.token())).isEqualTo(new TokenCheck.Valid(grant.principal()));
    }
  }

  @Test
  void aTokenIsWorthNothingFromItsExpiryOn() {
    Grant grant = tokens.grantScreen(STAGE);

    now = grant.expiresAt().minusMillis(1);
    assertThat(check(grant.token())).isInstanceOf(TokenCheck.Valid.class);
    now = grant.expiresAt();
    assertThat(check(grant.token())).isEqualTo(new TokenCheck.Expired(now));
  }

  @Test
  void aTokenOfAnotherKeyIsInvalid() {
    Grant forged = new Tokens(vertx, SigningKey.ephemeral(), () -> now).grantHost();

    assertThat(check(forged.token())).isEqualTo(new TokenCheck.Invalid());
  }

  @Test
  void anUnsignedTokenIsInvalid() {
    String payload = tokens.grantHost().token().split("\\.", -1)[1];
    String unsigned = base64("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + payload + ".";

    assertThat(check(unsigned)).isEqualTo(new TokenCheck.Invalid());
  }

  @Test
  void aTokenWithOtherClaimsUnderTheSameSignatureIsInvalid() {
    String[] parts = tokens.grantScreen(STAGE).token().split("\\.", -1);
    String promoted = base64("{\"sub\":\"x\",\"role\":\"host\",\"exp\":4102444800}");

    assertThat(check(parts[0] + "." + promoted + "." + parts[2]))
        .isEqualTo(new TokenCheck.Invalid());
  }

  @Test
  void nonsenseIsInvalidAndNeverThrows() {
    for (String text :
        new String[] {"", ".", "..", "a.b.c", "ey", "💥.💥.💥", "x".repeat(10_000)}) {
      assertThat(check(text)).isEqualTo(new TokenCheck.Invalid());
    }
  }

  @Test
  void aHostRunsAnyStageAndAMemberTakesPartInTheirsOnly() {
    Principal host = tokens.grantHost().principal();
    Principal member = tokens.grantMember(STAGE, MEMBER).principal();

    assertThat(host.may(Scope.RUN_STAGE, STAGE)).isTrue();
    assertThat(host.may(Scope.TAKE_PART, STAGE)).isFalse();
    assertThat(member.may(Scope.TAKE_PART, STAGE)).isTrue();
    assertThat(member.may(Scope.TAKE_PART, ANOTHER_STAGE)).isFalse();
    assertThat(member.may(Scope.RUN_STAGE, STAGE)).isFalse();
  }

  @Test
  void aScreenOnlyWatchesAndAPartnerOnlyScores() {
    assertThat(tokens.grantScreen(STAGE).principal().scopes())
        .containsExactlyInAnyOrder(Scope.WATCH_STAGE, Scope.SHOW_PRESENCE);
    assertThat(tokens.grantPartner(STAGE, "Quiz").principal().scopes())
        .containsExactlyInAnyOrder(Scope.WATCH_STAGE, Scope.AWARD_POINTS);
  }

  @Test
  void aGrantDoesNotSayItsTokenByAccident() {
    Grant grant = tokens.grantHost();

    assertThat(grant.toString()).doesNotContain(grant.token());
  }

  @Test
  void aTokenFitsTheSocketsLimit() {
    String longest = tokens.grantPartner(STAGE, "م".repeat(60)).token();

    assertThat(longest.length()).isLessThanOrEqualTo(2048);
  }

  private TokenCheck check(String token) {
    return tokens.verify(token).toCompletionStage().toCompletableFuture().join();
  }

  private static String base64(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
