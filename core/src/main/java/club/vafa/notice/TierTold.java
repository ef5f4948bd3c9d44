package club.vafa.notice;

import club.vafa.club.Clubs;
import club.vafa.member.Member;
import club.vafa.member.Reach;
import club.vafa.message.Messages;
import club.vafa.text.Message;
import club.vafa.tier.Measured;
import club.vafa.tier.Tier;
import club.vafa.tier.TierNotice;
import java.time.Duration;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Tells a member that the level is about to be lost, when it is, and when another one is reached without a purchase. */
public final class TierTold implements TierNotice {
  private static final Duration CHANGED_OF_USE = Duration.ofDays(3);

  private final Clubs clubs;
  private final OwnNews news;
  private final InstantSource clock;

  public TierTold(Clubs clubs, Reach reach, Messages messages, InstantSource clock) {
    this.clubs = clubs;
    this.news = new OwnNews(clubs, reach, messages, clock);
    this.clock = clock;
  }

  @Override
  public Told warned(Handle h, Member member, Warning warning) {
    var words = Message.of(warning.missing() > 0 ? "tier.warning" : "tier.warning.end", "name", OwnNews.firstName(member),
        "level", warning.tier().name(), "day", warning.until())
        .with("missing", Measured.words(warning.measure(), warning.missing(), clubs.settings().money()));
    return news.tell(h, member, words, news.endOf(warning.until()));
  }

  @Override
  public Told raised(Handle h, Member member, Tier before, Tier now) {
    return news.tell(h, member, Message.of("tier.raised", "name", OwnNews.firstName(member), "before", before.name(), "level", now.name()),
        clock.instant().plus(CHANGED_OF_USE));
  }

  @Override
  public Told lowered(Handle h, Member member, Tier before, Tier now) {
    return news.tell(h, member, Message.of("tier.lowered", "name", OwnNews.firstName(member), "before", before.name(), "level", now.name()),
        clock.instant().plus(CHANGED_OF_USE));
  }
}
