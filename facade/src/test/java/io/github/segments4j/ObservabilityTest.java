package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.segments4j.call.Operation;
import io.github.segments4j.call.RetryPolicy;
import io.github.segments4j.testing.Fault;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.instrumentation.okhttp.v3_0.OkHttpTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.UUID;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The instrumentation that the README shows. */
class ObservabilityTest extends FakeStoreTestBase {

  @Test
  void micrometerCountsByOperation() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .eventListener(
                OkHttpMetricsEventListener.builder(registry, "segments4j.calls")
                    .uriMapper(request -> request.tag(Operation.class).id())
                    .build())
            .build();
    try (SegmentsClient measured = clientBuilder().httpClient(http).build()) {
      list(measured, store.addSegment(625)).forEach(profile -> {});
    }

    assertThat(
            registry
                .get("segments4j.calls")
                .tag("uri", "listSegmentShopperProfiles")
                .tag("status", "200")
                .timer()
                .count())
        .isEqualTo(3);
  }

  @Test
  void openTelemetryTracesEveryAttempt() {
    InMemorySpanExporter spans = InMemorySpanExporter.create();
    OpenTelemetrySdk openTelemetry =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .build();
    OkHttpTelemetry telemetry =
        OkHttpTelemetry.builder(openTelemetry)
            .setSpanNameExtractorCustomizer(
                extractor -> chain -> chain.request().tag(Operation.class).id())
            .build();
    UUID segment = store.addSegment(625);
    store.failNext(1, Fault.response(502, "text/html", ""));
    try (SegmentsClient traced =
        clientBuilder()
            .callFactory(telemetry::createCallFactory)
            .retryPolicy(RetryPolicy.standard())
            .clock(new FakeClock())
            .build()) {
      list(traced, segment).forEach(profile -> {});
    }

    List<SpanData> finished = spans.getFinishedSpanItems();
    assertThat(finished)
        .hasSize(4)
        .allMatch(span -> span.getName().equals("listSegmentShopperProfiles"));
    assertThat(finished.toString()).doesNotContain(store.accessToken());
  }

  @Test
  void request_isTaggedWithOperationAndPage() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  assertThat(chain.request().tag(Operation.class))
                      .isEqualTo(new Operation("listSegmentShopperProfiles", 2));
                  return chain.proceed(chain.request());
                })
            .build();
    try (SegmentsClient tagged = clientBuilder().httpClient(http).build()) {
      assertThat(list(tagged, store.addSegment(625)).page(2).items()).hasSize(250);
    }
  }
}
