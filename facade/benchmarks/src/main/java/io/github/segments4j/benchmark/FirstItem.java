package io.github.segments4j.benchmark;

import io.github.segments4j.SegmentsClient;
import io.github.segments4j.benchmark.stock.okhttpgson.JSON;
import io.github.segments4j.benchmark.stock.okhttpgson.model.ShopperProfilePage;
import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The time to the first profile in a fresh JVM. */
final class FirstItem {

  private static final int ROUNDS = 15;

  private FirstItem() {}

  static void measure(Results results, int port) throws IOException {
    String url = PageServer.url(port, 0, 100);
    List<Class<?>> programs = List.of(WithLibrary.class, WithoutLibrary.class);
    double[][] times = new double[programs.size()][ROUNDS];
    double[][] totalTimes = new double[programs.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < programs.size(); i++) {
        long start = System.nanoTime();
        try (Jvm jvm = Jvm.start(List.of(), programs.get(i), url)) {
          times[i][round] = Double.parseDouble(jvm.line());
          totalTimes[i][round] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    add(results, "first item after main", times);
    add(results, "first item after start of the JVM", totalTimes);
  }

  private static void add(Results results, String measure, double[][] times) {
    results.add(new Results.Row(measure, "segments4j", 0, 1, 1, Results.median(times[0]), "ms"));
    results.add(
        new Results.Row(measure, "bare OkHttp and Gson", 0, 1, 1, Results.median(times[1]), "ms"));
  }

  private static void report(long start, Object first) {
    if (first == null) {
      throw new IllegalStateException("the listing is empty");
    }
    System.out.println((System.nanoTime() - start) / 1e6);
  }

  /** Lists with this library. */
  static final class WithLibrary {
    public static void main(String[] args) {
      long start = System.nanoTime();
      try (SegmentsClient client =
          SegmentsClient.builder()
              .storeHash(Subject.STORE_HASH)
              .accessToken(Subject.ACCESS_TOKEN)
              .baseUrl(args[0])
              .build()) {
        report(start, client.segment(Subject.SEGMENT).shopperProfiles().list().iterator().next());
      }
    }
  }

  /** Sends one request with OkHttp, and decodes the page as the stock client does. */
  static final class WithoutLibrary {
    public static void main(String[] args) throws IOException {
      long start = System.nanoTime();
      String path = "/stores/%s/v3/segments/%s/shopper-profiles?page=1&limit=%d";
      Request request =
          new Request.Builder()
              .url(args[0] + path.formatted(Subject.STORE_HASH, Subject.SEGMENT, Subject.PAGE_SIZE))
              .header("X-Auth-Token", Subject.ACCESS_TOKEN)
              .header("Accept", "application/json")
              .build();
      try (Response response = new OkHttpClient().newCall(request).execute()) {
        ShopperProfilePage page =
            JSON.deserialize(response.body().byteStream(), ShopperProfilePage.class);
        report(start, page.getData().get(0));
      }
    }
  }
}
