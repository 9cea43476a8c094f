package io.github.segments4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that responds to one request with arbitrary bytes. */
final class RawServer implements AutoCloseable {

  private final ServerSocket server;

  RawServer(String response) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> respond(response));
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void respond(String response) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read(new byte[4096]);
      socket.getOutputStream().write(response.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
