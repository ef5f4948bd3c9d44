package club.vafa.web;

import io.javalin.config.RoutesConfig;

/** A part of the server outside the API's table: webhooks, probes, pages. */
public interface Site {
  void open(RoutesConfig routes);
}
