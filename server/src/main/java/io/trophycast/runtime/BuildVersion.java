package io.trophycast.runtime;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version written into the jar's manifest, or that this is no jar. */
public final class BuildVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = BuildVersion.class.getPackage().getImplementationVersion();
    return new String[] {"Trophycast " + Objects.requireNonNullElse(version, "(from sources)")};
  }
}
