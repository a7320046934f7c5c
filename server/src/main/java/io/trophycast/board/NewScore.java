package io.trophycast.board;

import io.trophycast.protocol.MemberId;
import java.util.Optional;

/**
 * What somebody's points are to be: of a member, or of a partner's player.
 *
 * @param player the partner's own id; given together with a member, it means that member from then
 *     on
 * @param name checked display name of a player who is not a member; needed the first time
 */
public record NewScore(
    Optional<MemberId> member, Optional<String> player, Optional<String> name, long points) {}
