/**
 * The operations of the HTTP API, grouped by feature: each takes a call that was already checked
 * and says what a service answered. They know services and records, and no routing.
 */
@NullMarked
package io.trophycast.edge.api;

import org.jspecify.annotations.NullMarked;
