package io.trophycast.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that speaks in bytes, for what no library would say. */
final class RawSocket implements AutoCloseable {
  private static final int CLOSE = 8;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3}) ");

  private final Socket socket;

  private RawSocket(Socket socket) {
    this.socket = socket;
  }

  static RawSocket connect(int port) {
    try {
      Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      return new RawSocket(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A socket on {@code /live} after the handshake, as a proxy at the same machine hands it on. */
  static RawSocket upgraded(int port, String client) {
    RawSocket raw = connect(port).send(handshake(client));
    raw.head();
    return raw;
  }

  /** What a client says first that wants to be a socket. */
  static String handshake(String client) {
    return """
    GET /live HTTP/1.1\r
    Host: 127.0.0.1\r
    X-Forwarded-For: %s\r
    Upgrade: websocket\r
    Connection: Upgrade\r
    Sec-WebSocket-Version: 13\r
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
    Sec-WebSocket-Protocol: trophycast.v1\r
    Sec-WebSocket-Extensions: permessage-deflate\r
    \r
    """
        .formatted(client);
  }

  RawSocket send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  /** Sends as much of this as the other side takes. */
  RawSocket send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // It was closed meanwhile, which whoever asks next sees.
    }
    return this;
  }

  /** Has nothing more to say, and still listens. */
  RawSocket finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // It was closed meanwhile, which whoever asks next sees.
    }
    return this;
  }

  /** The head of an answer. */
  String head() {
    var head = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      while (!head.toString().endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return head.toString();
        }
        head.append((char) next);
      }
      return head.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that comes until the other side closes; fails when it does not. */
  byte[] rest() {
    var rest = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(rest);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("It stays open", e);
    } catch (IOException e) {
      // Cut instead of closed.
    }
    return rest.toByteArray();
  }

  /** The status of the answer that comes before the other side closes, or 0 without one. */
  int status() {
    Matcher status = STATUS.matcher(new String(rest(), ISO_8859_1));
    return status.find() ? Integer.parseInt(status.group(1)) : 0;
  }

  /** The code of the close frame that comes, or 1006 when the other side closes without one. */
  int closeCode() {
    try {
      var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
          length = in.readUnsignedShort();
        } else if (length == 127) {
          length = (int) in.readLong();
        }
        if (opcode == CLOSE) {
          return length < Short.BYTES ? 1005 : in.readUnsignedShort();
        }
        in.skipNBytes(length);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("It stays open", e);
    } catch (IOException e) {
      return 1006;
    }
  }

  /** One whole frame, masked with zeros, as clients must mask. */
  static byte[] frame(int opcode, byte[] payload) {
    boolean small = payload.length < 126;
    ByteBuffer frame = ByteBuffer.allocate((small ? 6 : 8) + payload.length);
    frame.put((byte) (0x80 | opcode)).put((byte) (0x80 | (small ? payload.length : 126)));
    if (!small) {
      frame.putShort((short) payload.length);
    }
    return frame.putInt(0).put(payload).array();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
