package io.trophycast.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A template as a host asks for it.
 *
 * @param drop a drop as it is scheduled, whose texts may have placeholders; with a rule, {@code
 *     opens.at} is the first occurrence
 * @param recurrence an RFC 5545 recurrence rule, such as {@code FREQ=WEEKLY;BYDAY=FR}
 */
public record NewTemplate(ObjectNode drop, Optional<String> recurrence) {}
