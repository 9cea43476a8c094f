package io.github.segments4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;

/** Relays connections to a server on this machine, and breaks them. It can speak TLS. */
final class Relay implements AutoCloseable {

  private final ServerSocket server;
  private final int targetPort;
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();

  Relay(String targetUrl, ServerSocketFactory sockets) throws IOException {
    server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    targetPort = URI.create(targetUrl).getPort();
    start(this::acceptAll);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Closes all connections, as a server does with idle ones, and returns their number. */
  int closeConnections() throws IOException {
    int closed = 0;
    for (Socket client; (client = clients.poll()) != null; closed++) {
      client.shutdownOutput(); // Unlike close(), returns after the end of the stream was sent.
      client.close();
    }
    return closed;
  }

  /** Discards the bytes of all connections, as a firewall does that has forgotten them. */
  int forgetConnections() {
    forgotten.addAll(clients);
    return clients.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  private void acceptAll() throws IOException {
    while (true) {
      Socket client = server.accept();
      clients.add(client);
      start(() -> relay(client));
    }
  }

  private void relay(Socket client) throws IOException {
    try (client;
        Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort)) {
      start(() -> copy(target, client, client));
      copy(client, target, client);
    }
  }

  private void copy(Socket from, Socket to, Socket client) throws IOException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] buffer = new byte[8192];
    for (int length; (length = in.read(buffer)) != -1; ) {
      if (!forgotten.contains(client)) {
        out.write(buffer, 0, length);
      }
    }
    to.close();
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The connection is closed.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
