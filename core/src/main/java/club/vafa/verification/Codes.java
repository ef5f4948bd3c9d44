package club.vafa.verification;

import club.vafa.club.Clubs;
import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.limit.Allowance;
import club.vafa.limit.AttemptLimit;
import club.vafa.limit.Attempts;
import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Kind;
import club.vafa.message.Lane;
import club.vafa.message.Messages;
import club.vafa.message.Outgoing;
import club.vafa.message.Recipient;
import club.vafa.secret.Secrets;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.value.Glyphs;
import club.vafa.value.Ids;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/** Sends one-time codes and checks what is said back. */
public final class Codes {
  public static final int DIGITS = 6;
  public static final Duration GOOD_FOR = Duration.ofMinutes(5);
  public static final Duration RESEND_AFTER = Duration.ofSeconds(60);
  public static final int GUESSES_MAX = 5;
  /** How many codes a number is sent at most: enough for mistakes, too few to be a nuisance to whoever has the number. */
  public static final List<AttemptLimit> PER_NUMBER = List.of(
      new AttemptLimit("code-number-quarter", 3, Duration.ofMinutes(15)), new AttemptLimit("code-number-day", 8, Duration.ofDays(1)));
  /** How many codes one asker has sent, to whatever numbers. */
  public static final AttemptLimit PER_ASKER = new AttemptLimit("code-asker", 10, Duration.ofDays(1));
  private static final AttemptLimit GUESSES = new AttemptLimit("code-guess", GUESSES_MAX, Duration.ofHours(1));
  private static final int BOUND = 1_000_000;
  private static final int FORGET_MAX = 1_000;
  private static final String PURPOSE = "one-time-code";

  private final Db db;
  private final Clubs clubs;
  private final Secrets secrets;
  private final Attempts attempts;
  private final Messages messages;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Codes(Db db, Clubs clubs, Secrets secrets, Attempts attempts, Messages messages, InstantSource clock,
      RandomGenerator random) {
    this.db = db;
    this.clubs = clubs;
    this.secrets = secrets;
    this.attempts = attempts;
    this.messages = messages;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sends a code to the number or address, within the caller's transaction. A refusal is to be committed too, since it counts. The text says the
   * club's name and the code, nothing of the person.
   */
  public CodeSending send(Handle h, CodeWish wish) {
    var now = clock.instant();
    var asker = hash(wish.asker());
    var last = CodeSql.lock(h, wish.purpose(), asker);
    if (last.isPresent() && last.get().sentAt().plus(RESEND_AFTER).isAfter(now)) {
      return new CodeSending.TooSoon(last.get().sentAt().plus(RESEND_AFTER));
    }
    for (var limit : PER_NUMBER) {
      if (attempts.allow(h, limit, wish.to().address()) instanceof Allowance.TooMany(Instant until)) {
        return new CodeSending.TooMany(until);
      }
    }
    if (attempts.allow(h, PER_ASKER, wish.asker().name()) instanceof Allowance.TooMany(Instant until)) {
      return new CodeSending.TooMany(until);
    }
    var id = Ids.v7(clock);
    var code = "%06d".formatted(random.nextInt(BOUND));
    var expiresAt = now.plus(GOOD_FOR);
    CodeSql.put(h, id, wish, asker, hash(id, code), now, expiresAt);
    // Under the member's name, so that it goes with the member; a number may be another's, an address has been typed by whom it is about.
    var to = wish.to().channel() == Channel.EMAIL && wish.member().isPresent()
        ? Recipient.of(wish.member().get(), Channel.EMAIL, wish.to().address()) : Recipient.stranger(wish.to().channel(), wish.to().address());
    messages.enqueue(h, Outgoing.now(clock, to, Lane.CODE, Kind.SERVICE, said(wish, code)).expiresAt(expiresAt));
    return new CodeSending.Sent(expiresAt);
  }

  private Content said(CodeWish wish, String code) {
    var settings = clubs.settings();
    var texts = clubs.texts();
    if (wish.to().channel() == Channel.EMAIL) {
      return new Content.Mail(texts.render(Message.of("verification.mail.subject", "club", settings.name()), wish.language()),
          texts.render(Message.of("verification.mail", "club", settings.name(), "code", code), wish.language()));
    }
    return Content.text(texts.render(Message.of("verification.code", "club", settings.name(), "code", code), wish.language(), Medium.SMS));
  }

  /** Compares what somebody typed with the open code. Only one of those who come with the right code at the same moment is right. */
  public CodeCheck check(Handle h, CodePurpose purpose, CodeWish.Asker asker, String typed) {
    var open = CodeSql.lock(h, purpose, hash(asker));
    if (open.isEmpty() || !open.get().expiresAt().isAfter(clock.instant())) {
      return new CodeCheck.Gone();
    }
    var row = open.get();
    var digits = Glyphs.fold(typed).replaceAll("[\\s\\-]", "");
    if (attempts.allow(h, GUESSES, row.id().toString()) instanceof Allowance.Allowed(int left)) {
      if (MessageDigest.isEqual(hash(row.id(), digits), row.codeHmac())) {
        CodeSql.delete(h, row.id());
        return new CodeCheck.Right(CodeSql.sentTo(row), row.memberId());
      }
      if (left > 0) {
        return new CodeCheck.Wrong(left);
      }
    }
    CodeSql.delete(h, row.id());
    return new CodeCheck.Gone();
  }

  /** Whether something typed looks like a code at all: six digits of any script. */
  public static boolean looksLikeOne(String typed) {
    return Glyphs.fold(typed).replaceAll("[\\s\\-]", "").matches("[0-9]{" + DIGITS + "}");
  }

  /** Forgets codes that are no good any more; answers how many. */
  public int forget() {
    return db.transact(h -> Outcome.commit(CodeSql.forget(h, clock.instant(), FORGET_MAX)));
  }

  private byte[] hash(CodeWish.Asker asker) {
    return secrets.hmac(PURPOSE + "-asker", asker.name());
  }

  private byte[] hash(UUID id, String code) {
    return secrets.hmac(PURPOSE, id + ":" + code);
  }
}
