package club.vafa.card;

import club.vafa.secret.Secrets;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/** Issues membership cards and finds members by them. */
public final class Cards {
  /** What a QR begins with, so that a till knows it for a card of this club's kind. */
  public static final String QR_PREFIX = "vafa1:";
  public static final int QR_TOKEN_BYTES = 18;
  private static final int QR_CHARS_MAX = 100;
  private static final int NUMBER_TRIES_MAX = 20;
  private static final String PURPOSE = "card-qr";

  private final Secrets secrets;
  private final Trail trail;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Cards(Secrets secrets, Trail trail, InstantSource clock, RandomGenerator random) {
    this.secrets = secrets;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /** The member's card; made now where there is none. */
  public Card issue(Handle h, MemberId member) {
    return ofMember(h, member).orElseGet(() -> make(h, member));
  }

  /** A new card in place of one that was lost; the old one finds nobody from now on. */
  public Card replace(Handle h, Actor by, MemberId member) {
    CardSql.block(h, member);
    var card = make(h, member);
    trail.record(h, by, "card.replace", "member", member.value(), Map.of("card", card.id().toString()));
    return card;
  }

  public Optional<Card> ofMember(Handle h, MemberId member) {
    return CardSql.active(h, member).map(this::card);
  }

  public Optional<MemberId> byNumber(Handle h, CardNumber number) {
    return CardSql.byNumber(h, number.digits());
  }

  /** By what a scanner read, with or without the prefix. */
  public Optional<MemberId> byQr(Handle h, String scanned) {
    String text = scanned.strip();
    if (text.length() > QR_CHARS_MAX) {
      return Optional.empty();
    }
    return CardSql.byQr(h, secrets.hmac(PURPOSE, text.startsWith(QR_PREFIX) ? text : QR_PREFIX + text));
  }

  private Card make(Handle h, MemberId member) {
    var id = Ids.v7(clock);
    String qr = QR_PREFIX + Secrets.randomToken(QR_TOKEN_BYTES);
    var card = new Card(id, member, claimNumber(h, member, id), qr, CardStatus.ACTIVE, clock.instant());
    CardSql.insert(h, card, secrets.seal(PURPOSE, qr), secrets.hmac(PURPOSE, qr));
    return card;
  }

  private CardNumber claimNumber(Handle h, MemberId member, UUID card) {
    for (int i = 0; i < NUMBER_TRIES_MAX; i++) {
      var number = CardNumber.random(random);
      if (CardSql.claimNumber(h, number.digits(), member, card)) {
        return number;
      }
    }
    throw new IllegalStateException("no free card number after " + NUMBER_TRIES_MAX + " tries");
  }

  private Card card(CardSql.Row row) {
    String qr = secrets.open(PURPOSE, row.qrSealed())
        .orElseThrow(() -> new IllegalStateException("the card's QR was sealed under another key"));
    return new Card(row.id(), row.memberId(), new CardNumber(row.number()), qr, row.status(), row.issuedAt());
  }
}
