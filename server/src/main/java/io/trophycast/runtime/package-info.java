/**
 * Starts and stops the server: command line, configuration, assembly of all parts. It alone sees
 * everything, and nothing may know it.
 */
@NullMarked
package io.trophycast.runtime;

import org.jspecify.annotations.NullMarked;
