package club.vafa.greeting;

import club.vafa.award.Award;
import club.vafa.award.Awards;
import club.vafa.club.ClubSettings;
import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.member.Channel;
import club.vafa.member.ChatAddress;
import club.vafa.member.ConsentKind;
import club.vafa.member.Member;
import club.vafa.member.MemberStatus;
import club.vafa.member.Members;
import club.vafa.member.Reach;
import club.vafa.member.Way;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.occasion.Due;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Greets one member for one return of a day: the gift, the message and the row that says so, all in one transaction or not at all. */
public final class Greeter {
  /** The moment of a run, and the words in its club's zone. */
  record Now(Instant instant, Texts texts) {
  }

  // Less than the shortest year of any calendar.
  private static final Duration LESS_THAN_A_YEAR = Duration.ofDays(300);

  private final Db db;
  private final Clubs clubs;
  private final Members members;
  private final Reach reach;
  private final Awards awards;
  private final Messages messages;

  public Greeter(Db db, Clubs clubs, Members members, Reach reach, Awards awards, Messages messages) {
    this.db = db;
    this.clubs = clubs;
    this.members = members;
    this.reach = reach;
    this.awards = awards;
    this.messages = messages;
  }

  GreetingRun greet(Due due, Now now) {
    return db.transact(h -> {
      // The days of an id that was merged rest: those that count are the person's own.
      var member = members.byId(h, due.occasion().member())
          .filter(m -> m.status() == MemberStatus.ACTIVE && m.id().equals(due.occasion().member()));
      if (member.isEmpty() || greetedInAnotherCalendar(h, due)
          || GreetingSql.greetedUnderAnotherId(h, member.get().id(), now.instant().minus(LESS_THAN_A_YEAR))) {
        return Outcome.refuse(GreetingRun.NONE);
      }
      var settings = clubs.settings();
      var gift = due.earnsGift() ? awards.birthday(h, member.get().id(), due.occasion().id(), GreetingSql.Key.of(due).text())
          : new Award.NoPoints();
      var way = reach.wayTo(h, member.get().id(), ConsentKind.CLUB);
      var message = switch (way) {
        case Way.To(var chat) -> Optional.of(write(h, member.get(), chat, due, gift, settings, now));
        case Way.NoConsent _, Way.NoReach _ -> Optional.<MessageId>empty();
      };
      // The row comes last and decides: whoever finds it there already takes the gift and the message back by rolling back.
      boolean first = GreetingSql.insert(h, due, now.instant(), gift.points().amount(), message, unsent(way));
      return first ? Outcome.commit(GreetingRun.NONE.and(gift instanceof Award.Given, message.isPresent()))
          : Outcome.refuse(GreetingRun.NONE);
    });
  }

  private static Optional<String> unsent(Way way) {
    return switch (way) {
      case Way.To _ -> Optional.empty();
      case Way.NoConsent _ -> Optional.of("NO_CONSENT");
      case Way.NoReach _ -> Optional.of("NO_REACH");
    };
  }

  /** Whoever gave the day anew in another calendar gets no second gift within the year of that calendar. */
  private static boolean greetedInAnotherCalendar(Handle h, Due due) {
    var kind = due.occasion().day().kind();
    return GreetingSql.daysInOtherCalendars(h, due).stream().anyMatch(day -> kind.yearOf(day) == due.occurrence().year());
  }

  private MessageId write(Handle h, Member member, ChatAddress chat, Due due, Award gift, ClubSettings settings, Now now) {
    InstantSource at = now::instant;
    var medium = chat.channel() == Channel.SMS ? Medium.SMS : Medium.CHAT;
    var text = now.texts().render(words(member, gift, settings, medium), member.language(), medium);
    var lastDay = due.occurrence().day().plusDays(settings.greetingCatchUpDays());
    var outgoing = Outgoing.now(at, Recipient.of(member.id(), chat.channel(), chat.address()), Lane.GREETING, Kind.CLUB, Content.text(text))
        .expiresAt(lastDay.plusDays(1).atStartOfDay(settings.zone()).toInstant());
    return messages.enqueue(h, outgoing).id();
  }

  private static Message words(Member member, Award gift, ClubSettings settings, Medium medium) {
    String name = member.name().split(" ", 2)[0];
    var club = settings.name();
    if (gift instanceof Award.Given(var transfer, var points, var expiresAt)) {
      var until = lastDay(expiresAt.orElseThrow(), settings);
      return switch (medium) {
        case CHAT -> Message.of("greeting.birthday.gift", "name", name, "club", club, "points", points, "until", until);
        case SMS -> Message.of("greeting.birthday.gift.sms", "name", name, "club", club, "points", points, "until", until);
      };
    }
    return switch (medium) {
      case CHAT -> Message.of("greeting.birthday.plain", "name", name, "club", club);
      case SMS -> Message.of("greeting.birthday.plain.sms", "name", name, "club", club);
    };
  }

  private static LocalDate lastDay(Instant expiresAt, ClubSettings settings) {
    return expiresAt.minusNanos(1).atZone(settings.zone()).toLocalDate();
  }
}
