package io.github.segments4j.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import com.sun.net.httpserver.HttpServer;
import io.github.segments4j.json.JsonAdapters;
import io.github.segments4j.model.Pagination;
import io.github.segments4j.model.ShopperProfile;
import io.github.segments4j.model.ShopperProfilePage;
import io.github.segments4j.sample.api.DepotsApi;
import io.github.segments4j.sample.api.ParcelsApi;
import io.github.segments4j.sample.model.ListParcelsSortParameter;
import io.github.segments4j.sample.model.State;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Invocation;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** Tests of the generated interfaces with a plain Retrofit. */
class GeneratedClientTest {

  private static final UUID ID = UUID.fromString("3fa85f64-5717-4562-b3fc-2c963f66afa6");

  private HttpServer server;
  private Retrofit retrofit;
  private String request;
  private int status = HttpURLConnection.HTTP_OK;
  private String responseBody = "";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          request =
              String.join(
                  " ",
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getRawPath(),
                  String.valueOf(exchange.getRequestURI().getQuery()),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Accept")),
                  body);
          byte[] bytes = responseBody.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    retrofit =
        new Retrofit.Builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/prefix/")
            .addConverterFactory(MoshiConverterFactory.create())
            .build();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void listSegmentShopperProfiles() throws IOException {
    responseBody =
        """
        {"data": [{"id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "customer_id": 12345,
                   "created_at": "2024-04-10T14:22:00Z", "updated_at": "2024-05-01T10:15:30Z"}],
         "meta": {"pagination": {"total": 1, "count": 1, "per_page": 50, "current_page": 1,
                                 "total_pages": 1}}}
        """;
    SegmentShopperProfilesApi api = retrofit.create(SegmentShopperProfilesApi.class);

    ShopperProfilePage page = api.listSegmentShopperProfiles("abc123", ID, 1, 50).execute().body();

    assertThat(request)
        .isEqualTo(
            "GET /prefix/stores/abc123/v3/segments/%s/shopper-profiles %s %s "
                .formatted(ID, "page=1&limit=50", "application/json"));
    ShopperProfile profile = page.data().get(0);
    assertThat(page.data()).hasSize(1);
    assertThat(profile.id()).isEqualTo(ID);
    assertThat(profile.customerId()).isEqualTo(12345);
    assertThat(profile.createdAt()).isEqualTo("2024-04-10T14:22:00Z");
    assertThat(profile.updatedAt()).isEqualTo("2024-05-01T10:15:30Z");
    Pagination pagination = page.meta().pagination();
    assertThat(pagination.total()).isEqualTo(1);
    assertThat(pagination.count()).isEqualTo(1);
    assertThat(pagination.perPage()).isEqualTo(50);
    assertThat(pagination.currentPage()).isEqualTo(1);
    assertThat(pagination.totalPages()).isEqualTo(1);
    assertThat(pagination.links()).isNull();
  }

  @Test
  void nullParameters_areOmitted() throws IOException {
    responseBody =
        """
        {"data": []}
        """;
    SegmentShopperProfilesApi api = retrofit.create(SegmentShopperProfilesApi.class);

    api.listSegmentShopperProfiles("abc123", ID, null, null).execute();

    assertThat(request).endsWith("/shopper-profiles null application/json ");
  }

  @Test
  void requestTag_carriesRequiredScope() {
    RequiredScope scope =
        retrofit
            .create(SegmentShopperProfilesApi.class)
            .listSegmentShopperProfiles("abc123", ID, 1, 50)
            .request()
            .tag(Invocation.class)
            .method()
            .getAnnotation(RequiredScope.class);

    assertThat(scope.name()).isEqualTo("Customers");
    assertThat(scope.permission()).isEqualTo("modify");
    assertThat(scope.parameter()).isEqualTo("store_v2_customers");
  }

  @ParameterizedTest
  @CsvSource({
    "ParcelsApi, listParcels, 100, 500",
    "DepotsApi, listDepots, 250, 2147483647",
  })
  void pageSize_fromLimitParameter(String api, String operation, int size, int maximum)
      throws ClassNotFoundException {
    PageSize pageSize =
        annotation(PageSize.class, "io.github.segments4j.sample.api." + api, operation);

    assertThat(pageSize.value()).isEqualTo(size);
    assertThat(pageSize.maximum()).isEqualTo(maximum);
  }

  @ParameterizedTest
  @CsvSource({"listParcels, false", "createParcel, false", "deleteParcel, true"})
  void idempotent_fromDocument(String operation, boolean idempotent) throws ClassNotFoundException {
    Idempotent annotation =
        annotation(Idempotent.class, "io.github.segments4j.sample.api.ParcelsApi", operation);

    assertThat(annotation != null).isEqualTo(idempotent);
  }

  private static <A extends Annotation> A annotation(Class<A> type, String api, String operation)
      throws ClassNotFoundException {
    return Arrays.stream(Class.forName(api).getMethods())
        .filter(method -> method.getName().equals(operation))
        .findAny()
        .orElseThrow()
        .getAnnotation(type);
  }

  @Test
  void deprecatedOperation_isDeprecated() throws ClassNotFoundException {
    String parcels = ParcelsApi.class.getName();

    assertThat(annotation(Deprecated.class, parcels, "deleteParcel")).isNotNull();
    assertThat(annotation(Deprecated.class, parcels, "listParcels")).isNull();
  }

  @Test
  void everyKindOfParameter_isSent() throws IOException {
    responseBody = "[]";
    UUID other = UUID.fromString("0b2f6a3c-90de-4c43-8a5f-7a6a6f0d3c11");

    List<?> parcels =
        retrofit
            .create(ParcelsApi.class)
            .listParcels(
                new CommaSeparated<>(List.of(ID, other)),
                List.of("a", "b"),
                State._2ND_TRY,
                Instant.EPOCH,
                200,
                new ListParcelsSortParameter("by-weight"),
                null,
                "corr-1")
            .execute()
            .body();

    assertThat(parcels).isEmpty();
    assertThat(request)
        .contains(
            "GET /prefix/parcels id:in=%s,%s&tag=a&tag=b&state=2nd try&since=1970-01-01T00:00:00Z&limit=200&sort=by-weight"
                .formatted(ID, other));
  }

  @Test
  void scalarArrayBody_mapResponse() throws IOException {
    responseBody =
        """
        {"north": 3, "south": 4}
        """;
    Moshi moshi = new Moshi.Builder().add(JsonAdapters.FACTORY).build();
    DepotsApi api =
        new Retrofit.Builder()
            .baseUrl(retrofit.baseUrl())
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .build()
            .create(DepotsApi.class);

    Map<String, Integer> stored = api.storeParcels(7L, List.of(ID)).execute().body();

    assertThat(request)
        .isEqualTo(
            """
            POST /prefix/depots/7/parcels null application/json ["%s"]"""
                .formatted(ID));
    assertThat(stored).containsExactly(Map.entry("north", 3), Map.entry("south", 4));
  }

  @Test
  void responseWithoutBody() throws IOException {
    status = HttpURLConnection.HTTP_NO_CONTENT;

    Response<Void> response = retrofit.create(ParcelsApi.class).deleteParcel(ID).execute();

    assertThat(request).startsWith("DELETE /prefix/parcels/" + ID);
    assertThat(response.code()).isEqualTo(HttpURLConnection.HTTP_NO_CONTENT);
  }
}
