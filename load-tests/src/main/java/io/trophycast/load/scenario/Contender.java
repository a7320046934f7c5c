package io.trophycast.load.scenario;

import io.trophycast.load.client.Swarm;
import io.trophycast.load.fleet.Daemon;
import io.trophycast.load.fleet.PeerServer;
import io.trophycast.load.measure.LoopBlocks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One of those that are compared, running, with nobody connected. */
interface Contender extends AutoCloseable {
  Swarm swarm();

  /** The server, whose memory is weighed. */
  Daemon process();

  /** All processes without which it could not do what it does; their processor time is counted. */
  List<Daemon> processes();

  /** Whether it is a Java process, which can collect its garbage before it is weighed. */
  boolean isJava();

  /** How its event loops did since this was last asked, if it can tell. */
  Optional<LoopBlocks> blocks();

  /** Tells everybody; waits for the answer. */
  void publish(int number);

  @Override
  void close();

  /** This project's server, told by a host who pins a message. */
  static Contender trophycast(Terms terms) {
    Theatre theatre = Theatre.open(terms);
    return new Contender() {
      @Override
      public Swarm swarm() {
        return theatre.swarm();
      }

      @Override
      public Daemon process() {
        return theatre.server().server();
      }

      @Override
      public List<Daemon> processes() {
        return List.of(theatre.server().server(), theatre.server().redis());
      }

      @Override
      public boolean isJava() {
        return true;
      }

      @Override
      public Optional<LoopBlocks> blocks() {
        return Optional.of(LoopBlocks.of(theatre.scrape()));
      }

      @Override
      public void publish(int number) {
        Fanout.pin(theatre, number);
      }

      @Override
      public void close() {
        theatre.close();
      }
    };
  }

  /** Another one, told by a POST with what this project's server would send. */
  static Contender peer(PeerServer server, PeerDialect dialect, int members) {
    server.start();
    var swarm = new Swarm(server.port(), members, dialect);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI address = URI.create("http://127.0.0.1:%d/publish".formatted(server.port()));
    return new Contender() {
      @Override
      public Swarm swarm() {
        return swarm;
      }

      @Override
      public Daemon process() {
        return server.daemon();
      }

      @Override
      public List<Daemon> processes() {
        return List.of(server.daemon());
      }

      @Override
      public boolean isJava() {
        return false;
      }

      @Override
      public Optional<LoopBlocks> blocks() {
        return Optional.empty();
      }

      @Override
      public void publish(int number) {
        try {
          var message =
              HttpRequest.newBuilder(address)
                  .POST(BodyPublishers.ofString(Fanout.message(number).encode()))
                  .build();
          var _ = http.send(message, BodyHandlers.discarding());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void close() {
        swarm.close();
        http.shutdownNow();
        server.close();
      }
    };
  }

  /** All of them by name, each made anew when its turn comes. */
  static Contender named(String name, Terms terms) {
    Path peers = terms.peers();
    return switch (name) {
      case "trophycast" -> trophycast(terms);
      case "nchan" ->
          peer(
              PeerServer.nginx(name, terms.home(), peers.resolve("nchan.conf")),
              PeerDialect.PLAIN,
              terms.members());
      case "ws" ->
          peer(
              PeerServer.node(name, terms.home(), peers.resolve("ws.js")),
              PeerDialect.PLAIN,
              terms.members());
      default ->
          peer(
              PeerServer.node(name, terms.home(), peers.resolve("socketio.js")),
              PeerDialect.SOCKET_IO,
              terms.members());
    };
  }
}
