package io.trophycast;

/**
 * The jar's main class: checks the JVM, then hands over. It is compiled for Java 8, so that a JVM
 * too old for the rest can still load it and say so in a sentence, where the real main class would
 * end in a stack trace.
 */
public final class Launcher {
  private static final int NEEDED = 25;

  private Launcher() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    String found = System.getProperty("java.specification.version");
    if (feature(found) < NEEDED) {
      System.err.println(refusal(found, System.getProperty("java.home")));
      System.exit(1);
    }
    Class.forName("io.trophycast.runtime.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }

  /** The number people know a Java by; up to 8 the JVM says {@code 1.8}. */
  static int feature(String specification) {
    return Integer.parseInt(
        specification.startsWith("1.") ? specification.substring(2) : specification);
  }

  static String refusal(String found, String home) {
    return "Trophycast needs Java "
        + NEEDED
        + " or newer, and this is Java "
        + found
        + " ("
        + home
        + ").";
  }
}
