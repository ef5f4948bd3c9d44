package club.vafa.bot.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP below Twilio's SDK. A request is made once and only once (the SDK's own client posts a text again on 429 and 5xx, which sends it
 * twice), with our time limits, and to the configured server.
 */
final class TwilioHttp extends HttpClient implements AutoCloseable {

  /** The request never left this machine: repeating it is safe. */
  static final class NeverSent extends ApiConnectionException {
    NeverSent(IOException cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  private static final int CONNECT_SECONDS = 10;
  private static final int ANSWER_SECONDS = 20;
  private static final int IDLE_SECONDS = 20;
  private static final int CONNECTIONS_MAX = 64;

  private final URI api;
  private final CloseableHttpClient client;
  private final ObjectMapper json = new ObjectMapper();

  TwilioHttp(URI api) {
    this.api = api;
    var connections = PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(CONNECTIONS_MAX).setMaxConnTotal(CONNECTIONS_MAX)
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS)).setSocketTimeout(Timeout.ofSeconds(ANSWER_SECONDS))
            .setValidateAfterInactivity(Timeout.ofMilliseconds(0)).build())
        .build();
    this.client = HttpClientBuilder.create().setConnectionManager(connections)
        .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement()
        .evictIdleConnections(Timeout.of(IDLE_SECONDS, TimeUnit.SECONDS))
        .setDefaultRequestConfig(RequestConfig.custom().setConnectionRequestTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
            .setResponseTimeout(Timeout.ofSeconds(ANSWER_SECONDS)).build())
        .build();
  }

  @Override
  public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    var http = new HttpUriRequestBase(request.getMethod().toString(), addressed(URI.create(request.constructURL().toString())));
    http.addHeader(HttpHeaders.ACCEPT, "application/json");
    if (request.requiresAuthentication()) {
      http.addHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
    }
    if (!"GET".equals(request.getMethod().toString())) {
      var form = new ArrayList<NameValuePair>();
      request.getPostParams().forEach((name, values) -> values.forEach(value -> form.add(new BasicNameValuePair(name, value))));
      http.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
    }
    try {
      return client.execute(http, answer -> {
        var body = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity());
        return new Response(new ByteArrayInputStream(readable(answer.getCode(), body)), answer.getCode(), answer.getHeaders());
      });
    } catch (ConnectException | ConnectTimeoutException | UnknownHostException | NoRouteToHostException e) {
      throw new NeverSent(e);
    } catch (IOException e) {
      throw new ApiConnectionException(e.getClass().getSimpleName(), e);
    }
  }

  /** An error that does not say its status in Twilio's way (a page of a proxy in between) is given the status of its HTTP answer. */
  private byte[] readable(int status, byte[] body) {
    if (status < 400) {
      return body;
    }
    try {
      if (json.readTree(body).path("status").isInt()) {
        return body;
      }
    } catch (IOException e) {
      // Not JSON: given a readable shape below.
    }
    return ("{\"status\":" + status + ",\"code\":0,\"message\":\"not an answer of Twilio\"}").getBytes(StandardCharsets.UTF_8);
  }

  /** Twilio's own address with scheme, host and port of the configured server, below its base path. */
  private URI addressed(URI official) {
    var below = api.getRawPath() == null ? "" : api.getRawPath().replaceAll("/+$", "");
    var query = official.getRawQuery() == null ? "" : "?" + official.getRawQuery();
    return URI.create(api.getScheme() + "://" + api.getRawAuthority() + below + official.getRawPath() + query);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
