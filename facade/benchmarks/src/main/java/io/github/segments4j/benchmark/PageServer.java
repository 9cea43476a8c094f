package io.github.segments4j.benchmark;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A server of segment pages with a fixed latency. It prepares 100 pages and repeats them, so that
 * its own CPU time does not distort the measurement.
 */
final class PageServer {

  private static final Pattern REQUEST =
      Pattern.compile("GET /(\\d+)/(\\d+)/stores/.*[?&]page=(\\d+).* HTTP/1.1");
  private static final List<byte[]> PROFILES =
      IntStream.range(0, 100).mapToObj(PageServer::profiles).toList();

  private PageServer() {}

  /** Returns the base URL of a segment with {@code pages} pages and a latency in milliseconds. */
  static String url(int port, int latency, int pages) {
    return "http://127.0.0.1:" + port + "/" + latency + "/" + pages;
  }

  /** Returns the body of a page. */
  static byte[] page(int number, int pages) {
    byte[] profiles = PROFILES.get(number % PROFILES.size());
    ByteArrayOutputStream body = new ByteArrayOutputStream(profiles.length + 200);
    body.writeBytes(profiles);
    String meta =
        """
        ,"meta":{"pagination":{"total":%d,"count":%d,"per_page":%2$d,\
        "current_page":%d,"total_pages":%d}}}"""
            .formatted((long) pages * Subject.PAGE_SIZE, Subject.PAGE_SIZE, number, pages);
    body.writeBytes(meta.getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  /** Prints the port, and serves until standard input is closed. */
  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
      daemon(() -> accept(server));
      System.out.println(server.getLocalPort());
      System.in.read();
    }
  }

  private static void accept(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        // Nagle's algorithm would delay responses by 40 ms.
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // The server is closed.
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        long received = System.nanoTime();
        while (!in.readLine().isEmpty()) {
          // Skip the headers.
        }
        Matcher request = REQUEST.matcher(line);
        if (!request.matches()) {
          throw new IOException("unexpected request: " + line);
        }
        byte[] response =
            response(Integer.parseInt(request.group(3)), Integer.parseInt(request.group(2)));
        waitUntil(received + Integer.parseInt(request.group(1)) * 1_000_000L);
        out.write(response);
      }
    } catch (IOException e) {
      // The client has disconnected.
    }
  }

  private static byte[] response(int number, int pages) {
    byte[] body = page(number, pages);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\nX-Rate-Limit-Requests-Quota: 1000000\r\nX-Rate-Limit-Requests-Left: 999999"
            + "\r\nX-Rate-Limit-Time-Window-Ms: 30000\r\nX-Rate-Limit-Time-Reset-Ms: 15000\r\n\r\n";
    ByteArrayOutputStream response = new ByteArrayOutputStream(head.length() + body.length);
    response.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    response.writeBytes(body);
    return response.toByteArray();
  }

  private static void waitUntil(long time) {
    for (long nanos = time - System.nanoTime(); nanos > 0; nanos = time - System.nanoTime()) {
      LockSupport.parkNanos(nanos);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "page-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns the JSON before the meta of a page. One profile in 50 has no customer. */
  private static byte[] profiles(int seed) {
    Random random = new Random(seed);
    Instant start = Instant.parse("2024-01-01T00:00:00Z");
    StringBuilder json = new StringBuilder("{\"data\":[");
    for (int i = 0; i < Subject.PAGE_SIZE; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      Instant created = start.plusSeconds(random.nextInt(30_000_000));
      json.append(i == 0 ? "" : ",")
          .append("{\"id\":\"" + id + "\",\"customer_id\":" + (i % 50 == 49 ? null : 1001 + i))
          .append(",\"created_at\":\"" + created + "\",\"updated_at\":\"")
          .append(created.plusSeconds(random.nextInt(30_000_000)) + "\"}");
    }
    return json.append(']').toString().getBytes(StandardCharsets.US_ASCII);
  }
}
