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
 * Answers the pages of a segment, each after a fixed time, at next to no cost of its own, so that
 * what is measured is the client. For the same reason there are no more than 100 different pages.
 *
 * <p>The base URL says how long an answer takes and how long the segment is: {@link #url}.
 */
final class PageServer {

  private static final Pattern REQUEST =
      Pattern.compile("GET /(\\d+)/(\\d+)/stores/.*[?&]page=(\\d+).* HTTP/1.1");
  private static final List<byte[]> PROFILES =
      IntStream.range(0, 100).mapToObj(PageServer::profiles).toList();

  private PageServer() {}

  /** The base URL of a segment of that many pages, each of which takes that long. */
  static String url(int port, int milliseconds, int pages) {
    return "http://127.0.0.1:" + port + "/" + milliseconds + "/" + pages;
  }

  /** The body of a page. */
  static byte[] page(int number, int pages) {
    byte[] profiles = PROFILES.get(number % PROFILES.size());
    ByteArrayOutputStream body = new ByteArrayOutputStream(profiles.length + 200);
    body.writeBytes(profiles);
    String meta =
        ",\"meta\":{\"pagination\":{\"total\":%d,\"count\":%d,\"per_page\":%2$d,"
            + "\"current_page\":%d,\"total_pages\":%d}}}";
    body.writeBytes(
        String.format(meta, (long) pages * Subject.PAGE_SIZE, Subject.PAGE_SIZE, number, pages)
            .getBytes(StandardCharsets.US_ASCII));
    return body.toByteArray();
  }

  /** Prints its port, and ends with its standard input. */
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
        // Nagle's algorithm would hold answers back for 40 milliseconds.
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the measurement is over.
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        long came = System.nanoTime();
        while (!in.readLine().isEmpty()) {
          // The rest of the head says nothing that matters here.
        }
        Matcher request = REQUEST.matcher(line);
        if (!request.matches()) {
          throw new IOException("not expected: " + line);
        }
        byte[] answer =
            answer(Integer.parseInt(request.group(3)), Integer.parseInt(request.group(2)));
        waitUntil(came + Integer.parseInt(request.group(1)) * 1_000_000L);
        out.write(answer);
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private static byte[] answer(int number, int pages) {
    byte[] body = page(number, pages);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\nX-Rate-Limit-Requests-Quota: 1000000\r\nX-Rate-Limit-Requests-Left: 999999"
            + "\r\nX-Rate-Limit-Time-Window-Ms: 30000\r\nX-Rate-Limit-Time-Reset-Ms: 15000\r\n\r\n";
    ByteArrayOutputStream answer = new ByteArrayOutputStream(head.length() + body.length);
    answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    answer.writeBytes(body);
    return answer.toByteArray();
  }

  private static void waitUntil(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "page-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** What stands before the meta of a page: one member in 50 is a guest. */
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
