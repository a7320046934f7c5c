package io.trophycast.member;

import io.trophycast.protocol.Language;
import io.trophycast.protocol.Place;
import java.util.Optional;

/**
 * What a member says of themselves, because a drop's rule asks for it; what is absent stays as it
 * was.
 *
 * @param zone IANA name
 * @param place about where they are; told by their own will only, kept for two hours, shown to
 *     nobody
 */
public record Facts(Optional<Language> language, Optional<String> zone, Optional<Place> place) {}
