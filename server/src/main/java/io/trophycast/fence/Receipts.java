package io.trophycast.fence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.trophycast.identity.Tokens;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.ErrorCode;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.Receipt;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.RedisLink;
import io.trophycast.redis.StageFunctions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Takes winners' receipts. A receipt speaks for itself, whoever presents it: the trophy goes to the
 * member it names.
 */
public final class Receipts {
  private final StageFunctions functions;
  private final Tokens tokens;

  /** What has become of a trophy. */
  public enum Fate {
    /** It is there. */
    @JsonProperty("known")
    KNOWN,
    /** Its serial was empty, and it is there again. */
    @JsonProperty("filled")
    FILLED,
    /** It is missing, and the drop is frozen until a host has decided. */
    @JsonProperty("frozen")
    FROZEN,
    /** The host has cancelled the drop after the loss. */
    @JsonProperty("void")
    VOID
  }

  private record Fates(List<Fate> trophies) {}

  public Receipts(RedisLink link, Tokens tokens) {
    this.functions = new StageFunctions(link);
    this.tokens = tokens;
  }

  /** Holds a receipt against what Redis knows; harmless to repeat. */
  public Future<Answer<Fate>> present(StageId stage, String text) {
    return tokens
        .receipt(text)
        .compose(
            receipt ->
                receipt
                    .filter(good -> good.stage().equals(stage))
                    .map(this::hold)
                    .orElseGet(
                        () ->
                            Future.succeededFuture(
                                Answer.refused(
                                    ErrorCode.NOT_POSSIBLE,
                                    "/receipt",
                                    "This is no receipt of this stage."))));
  }

  private Future<Answer<Fate>> hold(Receipt receipt) {
    var trophy =
        new SeenTrophy(
            receipt.serial(),
            receipt.member(),
            receipt.at(),
            Optional.of(receipt.claim()),
            Optional.empty(),
            Optional.empty());
    return functions
        .change(
            "drop_remember",
            receipt.stage(),
            Fates.class,
            receipt.drop().value(),
            Json.write(List.of(trophy)))
        .map(answer -> answer.map(fates -> fates.trophies().getFirst()));
  }
}
