package club.vafa.link;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.limit.Allowance;
import club.vafa.limit.AttemptLimit;
import club.vafa.limit.Attempts;
import club.vafa.secret.Secrets;
import club.vafa.value.RunId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes links short, leads those who follow them on, and counts. */
public final class Links {
  public static final String PATH = "/l/";
  /** 62 to the power of 10 codes: with a million made, a guess is right once in 800 thousand million. */
  public static final int CODE_CHARS = 10;
  public static final int KEPT_DAYS = 400;
  /** Codes that do not exist which one caller may try, before it has to wait. */
  public static final AttemptLimit GUESSES = new AttemptLimit("link", 60, Duration.ofMinutes(10));
  /** How often another code is tried where two deliveries would get the same. */
  private static final int SALTS_MAX = 5;
  private static final int FORGET_BATCH_MAX = 5_000;
  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Db db;
  private final Secrets secrets;
  private final Attempts attempts;
  private final InstantSource clock;
  private volatile Optional<String> publicUrl = Optional.empty();

  public Links(Db db, Secrets secrets, Attempts attempts, InstantSource clock) {
    this.db = db;
    this.secrets = secrets;
    this.attempts = attempts;
    this.clock = clock;
  }

  /** The address under which members reach this club, without a slash at its end. As long as none is known, links stay as long as they are. */
  public void publicAt(String url) {
    publicUrl = Optional.of(url.replaceAll("/+$", ""));
  }

  /** How a link looks to a member, where none has been made yet: as long as a real one. */
  public String example(Target target) {
    return publicUrl.map(url -> url + PATH + "x".repeat(CODE_CHARS)).orElse(target.url());
  }

  /**
   * The address to show for each. The same delivery asked for again, since it was put off, has the same ones. Where the club's own address
   * is not known, the targets themselves, which nobody counts.
   */
  public Map<Wanted, String> shorten(Handle h, Collection<Wanted> wanted) {
    var shown = new LinkedHashMap<Wanted, String>();
    if (publicUrl.isEmpty()) {
      wanted.forEach(one -> shown.put(one, one.target().url()));
      return shown;
    }
    List<Wanted> open = List.copyOf(wanted);
    for (int salt = 0; !open.isEmpty(); salt++) {
      if (salt == SALTS_MAX) {
        throw new IllegalStateException("no free code for a link of message " + open.getFirst().message());
      }
      open = claim(h, open, salt, shown);
    }
    return shown;
  }

  /** Those that are still without a code, since another delivery has theirs. */
  private List<Wanted> claim(Handle h, List<Wanted> open, int salt, Map<Wanted, String> shown) {
    var coded = open.stream().map(one -> new LinkSql.Coded(code(one, salt), one)).toList();
    LinkSql.insert(h, coded, clock.instant());
    var holders = LinkSql.holders(h, coded.stream().map(LinkSql.Coded::code).toList());
    var left = new ArrayList<Wanted>();
    for (var one : coded) {
      if (one.wanted().message().equals(holders.get(one.code()))) {
        shown.put(one.wanted(), publicUrl.orElseThrow() + PATH + one.code());
      } else {
        left.add(one.wanted());
      }
    }
    return left;
  }

  private String code(Wanted one, int salt) {
    var text = one.message() + ":" + one.number() + ":" + salt + ":" + one.target().url();
    long left = ByteBuffer.wrap(secrets.hmac("link", text)).getLong();
    var code = new StringBuilder(CODE_CHARS);
    for (int i = 0; i < CODE_CHARS; i++) {
      code.append(DIGITS.charAt((int) Long.remainderUnsigned(left, DIGITS.length())));
      left = Long.divideUnsigned(left, DIGITS.length());
    }
    return code.toString();
  }

  /** Where a code leads. A person's click counts; a program that only looks (a preview, a HEAD) is led there all the same. */
  public Following follow(String caller, String code, boolean counts) {
    if (!code.matches("[0-9A-Za-z]{" + CODE_CHARS + "}")) {
      return guessed(caller);
    }
    if (attempts.look(GUESSES, caller) instanceof Allowance.TooMany(var until)) {
      return new Following.TooMany(until);
    }
    var target = counts ? db.transact(h -> Outcome.commit(LinkSql.click(h, code, clock.instant()))) : db.read(h -> LinkSql.target(h, code));
    return target.<Following>map(url -> new Following.To(new Target(url))).orElseGet(() -> guessed(caller));
  }

  private Following guessed(String caller) {
    return attempts.allow(GUESSES, caller) instanceof Allowance.TooMany(var until) ? new Following.TooMany(until) : new Following.Unknown();
  }

  public List<Clicks> clicks(Handle h, RunId run) {
    return clicks(h, run.value());
  }

  /** What was followed of a run's or a journey's links, by variant and link. */
  public List<Clicks> clicks(Handle h, UUID source) {
    return LinkSql.clicks(h, source);
  }

  /** From how many deliveries of each variant anything was followed. */
  public Map<String, Long> deliveriesClicked(Handle h, RunId run) {
    return LinkSql.deliveriesClicked(h, run.value());
  }

  /** Forgets links that are older than they are kept. Answers how many. */
  public int forget() {
    var before = clock.instant().minus(Duration.ofDays(KEPT_DAYS));
    int forgotten = 0;
    int some;
    do {
      some = db.transact(h -> Outcome.commit(LinkSql.forget(h, before, FORGET_BATCH_MAX)));
      forgotten += some;
    } while (some == FORGET_BATCH_MAX);
    return forgotten;
  }
}
