package club.vafa.campaign;

import club.vafa.club.Clubs;
import club.vafa.ledger.HolderId;
import club.vafa.ledger.Ledger;
import club.vafa.ledger.Unit;
import club.vafa.member.Channel;
import club.vafa.member.Members;
import club.vafa.message.Content;
import club.vafa.text.Amounts;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.tier.Tiers;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Puts a campaign into words for one member, at the moment of sending. */
public final class CampaignWords {
  private final Clubs clubs;
  private final Members members;
  private final Tiers tiers;
  private final Ledger ledger;
  // Made at first use, since the club's zone is not known before its start.
  private volatile Optional<Texts> texts = Optional.empty();

  public CampaignWords(Clubs clubs, Members members, Tiers tiers, Ledger ledger) {
    this.clubs = clubs;
    this.members = members;
    this.tiers = tiers;
    this.ledger = ledger;
  }

  Content content(Handle h, String text, MemberId member, Channel channel, Language language) {
    return Content.text(body(h, text, member, channel, language));
  }

  String body(Handle h, String text, MemberId member, Channel channel, Language language) {
    Map<CampaignText.Variable, Function<Language, String>> values = Map.of(
        CampaignText.Variable.NAME, in -> members.byId(h, member).orElseThrow().name(),
        CampaignText.Variable.POINTS, in -> Amounts.number(ledger.balance(h, HolderId.of(member), Unit.POINTS).available(), in),
        CampaignText.Variable.TIER, in -> tiers.of(h, member).name().in(in),
        CampaignText.Variable.CLUB, in -> clubs.settings().name().in(in));
    var words = new CampaignText(text).with(values, language);
    return switch (channel) {
      case TELEGRAM, EMAIL -> words;
      // The club's name comes first and the way out last.
      case SMS -> texts().render(Message.of("campaign.sms", "club", clubs.settings().name(), "words", words), language, Medium.SMS);
    };
  }

  private Texts texts() {
    var made = texts.orElseGet(() -> new Texts(clubs.settings().zone()));
    texts = Optional.of(made);
    return made;
  }
}
