package club.vafa.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.Core;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.value.Email;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import club.vafa.verification.SentCodes;
import club.vafa.web.ApiClub;
import club.vafa.web.Client;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmailTest {
  @RegisterExtension
  static final ApiClub club = new ApiClub();

  private Client owner;

  @BeforeAll
  void open() {
    owner = club.owner();
  }

  private Core core() {
    return club.core();
  }

  private HttpResponse<String> page(String token, String method, String language) throws Exception {
    try (var browser = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + club.port() + "/u/" + token)).header("Accept-Language", language)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .method(method, method.equals("POST") ? HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click") : HttpRequest.BodyPublishers.noBody());
      return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void anAddressIsTheMembersOnceItsCodeWasSaidBack() {
    var path = "/api/v1/members/" + club.member("09121110022") + "/email";
    assertThat(owner.post(path, "{\"email\": \"no address\"}").status()).isEqualTo(400);
    assertThat(owner.post(path, "{\"email\": \"Mina@Example.com\"}").status()).isEqualTo(200);
    assertThat(owner.post(path, "{\"email\": \"mina@example.com\"}").status()).as("too soon").isEqualTo(429);
    var code = SentCodes.of(core(), ChatAddress.email(new Email("mina@example.com")));
    assertThat(owner.post(path + "/confirmation", "{\"code\": \"" + (code.equals("111111") ? "222222" : "111111") + "\"}").status()).isEqualTo(422);
    var confirmed = owner.post(path + "/confirmation", "{\"code\": \"" + (code) + "\"}");
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.json().path("email").asText()).isEqualTo("mina@example.com");
    assertThat(owner.json("PATCH", path.replace("/email", ""), "{\"preferredChannel\": \"email\"}").json().path("preferredChannel").asText())
        .isEqualTo("email");
    assertThat(owner.json("DELETE", path, "").status()).isEqualTo(204);
    assertThat(owner.get(path.replace("/email", "")).json().path("email").isMissingNode()).isTrue();
  }

  @Test
  void aLinkOfAMailAsksAndItsButtonOrTheMailProgramEndsTheClubMail() throws Exception {
    var member = core().unsubscribing.token(club.club().consenting(Language.FA, Channel.EMAIL).id(), Channel.EMAIL);
    var ticket = core().unsubscribing.read(member).orElseThrow();
    var asked = page(member, "GET", "fa");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.body()).contains("dir=\"rtl\"").contains("<form method=\"post\">");
    assertThat(allows(ticket.member())).as("opening the page changes nothing").isTrue();
    for (int i = 0; i < 2; i++) {
      assertThat(page(member, "POST", "en").body()).contains("Done.");
      assertThat(allows(ticket.member())).isFalse();
    }
    var tampered = page(member.substring(0, member.length() - 1) + (member.endsWith("A") ? "B" : "A"), "POST", "en");
    assertThat(tampered.statusCode()).isEqualTo(404);
    assertThat(page("%3Cscript%3E", "GET", "en").body()).doesNotContain("script>");
  }

  private boolean allows(MemberId member) {
    return core().db.read(h -> core().consents.allows(h, member, Channel.EMAIL, ConsentKind.CLUB));
  }
}
