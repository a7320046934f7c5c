package io.trophycast.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A certificate for this machine that signed itself, for both sides of every connection. */
public record Certificate(Path cert, Path key) {
  /** Makes one in a folder. */
  public static Certificate in(Path folder) {
    var made = new Certificate(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    List<String> command =
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            made.key.toString(),
            "-out",
            made.cert.toString());
    try {
      Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (openssl.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What an address says to use it. */
  String query() {
    return "?ca=%s&cert=%s&key=%s".formatted(cert, cert, key);
  }

  /** Lines of a configuration file that let a Redis or sentinel listen and call with TLS alone. */
  List<String> settings(int port) {
    return List.of(
        "port 0",
        "tls-port " + port,
        "tls-cert-file " + cert,
        "tls-key-file " + key,
        "tls-ca-cert-file " + cert,
        "tls-replication yes");
  }

  /** The same on a command line. */
  List<String> options(int port) {
    return settings(port).stream()
        .flatMap(line -> List.of(("--" + line).split(" ", 2)).stream())
        .toList();
  }
}
