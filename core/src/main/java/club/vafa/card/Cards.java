package club.vafa.card;

import club.vafa.secret.Secrets;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Ids;
import club.vafa.value.MemberId;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;

/** Issues membership cards, hands out printed ones, blocks and replaces them, and finds members by them. */
public final class Cards {
  /** What a QR begins with, so that a till knows it for a card of this club's kind. */
  public static final String QR_PREFIX = "vafa1:";
  public static final int QR_TOKEN_BYTES = 18;
  public static final int HISTORY_MAX = 50;
  private static final int QR_CHARS_MAX = 100;
  private static final int NUMBER_TRIES_MAX = 20;
  static final String PURPOSE = "card-qr";

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

  /** The member's card, which may be blocked; made now where there is none. */
  public Card issue(Handle h, MemberId member) {
    return current(h, member).orElseGet(() -> make(h, member));
  }

  /** A new card in place of the old one, which finds nobody from now on. What the member has stays. */
  public Card replace(Handle h, Actor by, MemberId member) {
    CardSql.lock(h, member);
    CardSql.replaced(h, member);
    var card = make(h, member);
    trail.record(h, by, "card.replace", "member", member.value(), Map.of("card", card.id().toString()));
    return card;
  }

  /** Hands a printed card to a member, in place of the one that the member had; by its number or by what was scanned. */
  public Activation activate(Handle h, Actor by, MemberId member, String typed) {
    var printed = qrHash(typed).flatMap(hash -> PrintedSql.byQr(h, hash))
        .or(() -> CardNumber.parse(typed).flatMap(number -> PrintedSql.byNumber(h, number.digits())));
    if (printed.isEmpty() || printed.get().voided() && !printed.get().taken()) {
      return new Activation.UnknownCard();
    }
    var id = Ids.v7(clock);
    if (!PrintedSql.take(h, printed.get().number(), member, id)) {
      return new Activation.AlreadyActivated();
    }
    CardSql.lock(h, member);
    CardSql.replaced(h, member);
    var card = new Card(id, member, new CardNumber(printed.get().number()), open(printed.get().qrSealed()), CardStatus.ACTIVE, clock.instant());
    CardSql.insert(h, card, printed.get().qrSealed(), secrets.hmac(PURPOSE, card.qr()));
    trail.record(h, by, "card.activate", "member", member.value(), Map.of("card", id.toString(), "batch", printed.get().batchId().toString()));
    return new Activation.Activated(card);
  }

  /** Blocks one of the person's cards; where none is named, every one that finds the person. The records of the person are given, the one in use first. */
  public Blocking block(Handle h, Actor by, List<MemberId> person, Optional<UUID> named) {
    return set(h, by, currentOf(h, person, named), CardStatus.BLOCKED, "card.block");
  }

  /** Lets one of the person's cards be used again; where none is named, that of the record in use. */
  public Blocking unblock(Handle h, Actor by, List<MemberId> person, Optional<UUID> named) {
    return set(h, by, currentOf(h, named.isPresent() ? person : person.subList(0, 1), named), CardStatus.ACTIVE, "card.unblock");
  }

  public Blocking block(Handle h, Actor by, MemberId member) {
    return block(h, by, List.of(member), Optional.empty());
  }

  public Blocking unblock(Handle h, Actor by, MemberId member) {
    return unblock(h, by, List.of(member), Optional.empty());
  }

  private List<Card> currentOf(Handle h, List<MemberId> person, Optional<UUID> named) {
    person.stream().sorted(Comparator.comparing(MemberId::value)).forEach(id -> CardSql.lock(h, id));
    return person.stream().flatMap(id -> current(h, id).stream()).filter(card -> named.isEmpty() || named.get().equals(card.id())).toList();
  }

  private Blocking set(Handle h, Actor by, List<Card> cards, CardStatus wanted, String act) {
    if (cards.isEmpty()) {
      return new Blocking.NoCard();
    }
    var others = cards.stream().filter(card -> card.status() != wanted).toList();
    if (others.isEmpty()) {
      return new Blocking.AlreadySo(wanted);
    }
    for (var card : others) {
      CardSql.status(h, card.member(), card.id(), wanted);
      trail.record(h, by, act, "member", card.member().value(), Map.of("card", card.id().toString()));
    }
    return new Blocking.Done(current(h, others.getFirst().member()).orElseThrow());
  }

  /** The card that finds the member now. */
  public Optional<Card> ofMember(Handle h, MemberId member) {
    return current(h, member).filter(card -> card.status() == CardStatus.ACTIVE);
  }

  /** All that the member ever had, newest first, at most {@link #HISTORY_MAX}. */
  public List<Card> allOf(Handle h, MemberId member) {
    return allOf(h, List.of(member));
  }

  /** The same of all records of a person. */
  public List<Card> allOf(Handle h, List<MemberId> person) {
    return CardSql.ofMembers(h, person, HISTORY_MAX).stream().map(this::card).toList();
  }

  private Optional<Card> current(Handle h, MemberId member) {
    return CardSql.current(h, member).map(this::card);
  }

  public Optional<MemberId> byNumber(Handle h, CardNumber number) {
    return CardSql.byNumber(h, number.digits());
  }

  /** By what a scanner read, with or without the prefix. */
  public Optional<MemberId> byQr(Handle h, String scanned) {
    return qrHash(scanned).flatMap(hash -> CardSql.byQr(h, hash));
  }

  private Optional<byte[]> qrHash(String scanned) {
    String text = scanned.strip();
    return text.length() > QR_CHARS_MAX ? Optional.empty()
        : Optional.of(secrets.hmac(PURPOSE, text.startsWith(QR_PREFIX) ? text : QR_PREFIX + text));
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
    return new Card(row.id(), row.memberId(), new CardNumber(row.number()), open(row.qrSealed()), row.status(), row.issuedAt());
  }

  private String open(String sealed) {
    return secrets.open(PURPOSE, sealed).orElseThrow(() -> new IllegalStateException("the card's QR was sealed under another key"));
  }
}
