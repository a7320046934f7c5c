package io.trophycast.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What a management port says about its instance, as Prometheus reads it. */
record Scrape(String text) {
  static Scrape of(URI managementPort) {
    return new Scrape(get(managementPort.resolve("/metrics")).body());
  }

  static HttpResponse<String> get(URI address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The names of all samples. */
  Set<String> names() {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.substring(0, end(line)))
        .collect(Collectors.toSet());
  }

  /** The sum over all samples of this name with all of these {@code label="value"} pairs. */
  double sum(String name, String... labels) {
    return text.lines()
        .filter(line -> line.startsWith(name) && end(line) == name.length())
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static int end(String line) {
    int labels = line.indexOf('{');
    return labels >= 0 ? labels : line.indexOf(' ');
  }
}
