package club.vafa.bot.sms;

import java.net.URI;

/**
 * The club's account with Twilio.
 *
 * @param account   the account's SID
 * @param token     its auth token: authenticates our calls and signs Twilio's webhooks; it never appears in a log
 * @param from      the sender: a number in E.164, or the SID of a messaging service ({@code MG…})
 * @param api       base address of the API, {@code https://api.twilio.com} or another that speaks the same protocol
 * @param incoming  the public address that Twilio posts texts to, exactly as it is entered at Twilio
 * @param status    the public address that Twilio posts delivery states to
 */
public record TwilioSettings(String account, String token, String from, URI api, URI incoming, URI status) {

  public static final URI OFFICIAL_API = URI.create("https://api.twilio.com");

  public TwilioSettings {
    if (account.isBlank() || token.isBlank() || from.isBlank()) {
      throw new IllegalArgumentException("Twilio needs an account, a token and a sender");
    }
    if (api.getHost() == null || !("http".equals(api.getScheme()) || "https".equals(api.getScheme()))) {
      throw new IllegalArgumentException("the address of Twilio's API looks like https://api.twilio.com");
    }
  }

  boolean throughMessagingService() {
    return from.startsWith("MG");
  }

  @Override
  public String toString() {
    return "TwilioSettings[" + account + " at " + api + "]";
  }
}
