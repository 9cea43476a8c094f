package io.github.segments4j.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Everything between Retrofit and the network. */
public final class Wire {

  private static final long LARGEST_BODY = 16 * 1024 * 1024;
  private static final String USER_AGENT = "segments4j/" + version();

  private Wire() {}

  /**
   * Puts our rules on top of a client, which stays as it is.
   *
   * @param http the client to build on
   * @param baseUrl where requests may go
   * @param token the credential
   * @return makes the calls
   */
  public static Call.Factory on(OkHttpClient http, HttpUrl baseUrl, AccessToken token) {
    // A redirect is not followed, since OkHttp takes only Authorization off one that leaves the
    // host.
    OkHttpClient client =
        http.newBuilder()
            .followRedirects(false)
            .followSslRedirects(false)
            .addInterceptor(new BodyInterceptor(LARGEST_BODY))
            .addInterceptor(new LogInterceptor())
            .addNetworkInterceptor(new CredentialInterceptor(baseUrl, token))
            .build();
    return request ->
        client.newCall(
            request
                .newBuilder()
                .header("User-Agent", USER_AGENT)
                .tag(Answer.Slot.class, new Answer.Slot())
                .build());
  }

  private static String version() {
    try (InputStream in = Wire.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
