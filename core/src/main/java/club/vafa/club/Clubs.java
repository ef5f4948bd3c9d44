package club.vafa.club;

import club.vafa.db.Db;
import club.vafa.db.Outcome;
import club.vafa.db.Snapshot;
import club.vafa.text.Texts;
import club.vafa.value.Currency;
import club.vafa.value.Language;
import club.vafa.value.LocalText;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// The one club of this database: its settings and its terms.
public final class Clubs {

  /// How old a copy of the settings may be.
  public static final long SETTINGS_AGE_MILLIS_MAX = 3_000;

  private final Db db;
  private final InstantSource clock;
  private final Snapshot<ClubSettings> settings;
  // Made when they are first asked for, since the club's zone is not known before its start; kept, since they hold the read bundles.
  private volatile Optional<Texts> texts = Optional.empty();

  public Clubs(Db db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
    this.settings = new Snapshot<>(db, SETTINGS_AGE_MILLIS_MAX, ClubSql::settings);
  }

  /// Sets the club up at the first start. Later starts must agree in zone, language and currency.
  public Start start(ZoneId zone, Language language, Currency currency) {
    return db.transact(h -> {
      if (ClubSql.insert(h, zone, language.code(), currency.code()) == 1) {
        addFirstTerms(h);
      }
      var stored = ClubSql.settings(h);
      if (!stored.zone().equals(zone)) {
        return Outcome.refuse(new Start.Contradicts("VAFA_ZONE", stored.zone().getId(), zone.getId()));
      }
      if (!stored.language().equals(language.code())) {
        return Outcome.refuse(new Start.Contradicts("VAFA_LANGUAGE", stored.language(), language.code()));
      }
      if (!stored.currency().equals(currency.code())) {
        return Outcome.refuse(new Start.Contradicts("VAFA_CURRENCY", stored.currency(), currency.code()));
      }
      return Outcome.commit(new Start.Started(stored));
    });
  }

  public ClubSettings settings() {
    return settings.get();
  }

  /// Puts messages into words, in the club's zone.
  public Texts texts() {
    var made = texts.orElseGet(() -> new Texts(settings().zone()));
    texts = Optional.of(made);
    return made;
  }

  /// Changes what may be changed after the start; zone, language and currency stay as they are.
  public ClubSettings change(Handle h, ClubSettings changed) {
    ClubSql.update(h, changed);
    settings.forgetAfter(h);
    return changed;
  }

  /// The same, worked out from the settings as they stand in the row, which is locked: two who change different things both count.
  public ClubSettings change(Handle h, UnaryOperator<ClubSettings> change) {
    return change(h, change.apply(ClubSql.locked(h)));
  }

  /// The day that it now is in the club's zone.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), settings().zone());
  }

  public Terms terms(Handle h) {
    return ClubSql.newestTerms(h, clock.instant());
  }

  /// Adds a version of the terms, valid from now.
  public Terms addTerms(Handle h, LocalText text) {
    // Versions are numbered one after the other, under the lock of the club's row.
    ClubSql.locked(h);
    return ClubSql.insertTerms(h, text, clock.instant());
  }

  private void addFirstTerms(Handle h) {
    ClubSql.insertTerms(h, FirstTerms.TEXT, clock.instant());
  }
}
