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
    int feature =
        found.startsWith("1.") ? Integer.parseInt(found.substring(2)) : Integer.parseInt(found);
    if (feature < NEEDED) {
      System.err.println(
          "Trophycast needs Java "
              + NEEDED
              + " or newer, and this is Java "
              + found
              + " ("
              + System.getProperty("java.home")
              + ").");
      System.exit(1);
    }
    Class.forName("io.trophycast.runtime.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }
}
