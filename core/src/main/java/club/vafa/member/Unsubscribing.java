package club.vafa.member;

import club.vafa.secret.Secrets;
import club.vafa.value.MemberId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Links by which a member leaves the club messages of one channel without signing in: the member's id and the channel, signed with the
 * club's key. Whoever has the link can do that and nothing else; it does not end, since a mail does not either.
 */
public final class Unsubscribing {

  /** Whose messages on which channel a link is about. */
  public record Ticket(MemberId member, Channel channel) {
  }

  private static final String PURPOSE = "unsubscribe";
  private static final int SAID_BYTES = 1 + 2 * Long.BYTES;
  private static final int SIGNATURE_BYTES = 16;
  private static final int TOKEN_CHARS = (SAID_BYTES + SIGNATURE_BYTES) * 4 / 3;

  private final Secrets secrets;
  private final Members members;
  private final Consents consents;

  public Unsubscribing(Secrets secrets, Members members, Consents consents) {
    this.secrets = secrets;
    this.members = members;
    this.consents = consents;
  }

  /** What the link ends with: letters, digits, - and _. */
  public String token(MemberId member, Channel channel) {
    var said = ByteBuffer.allocate(SAID_BYTES).put(mark(channel)).putLong(member.value().getMostSignificantBits())
        .putLong(member.value().getLeastSignificantBits()).array();
    var token = Arrays.copyOf(said, SAID_BYTES + SIGNATURE_BYTES);
    System.arraycopy(signature(said), 0, token, SAID_BYTES, SIGNATURE_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** Empty where the club has not made it, or it was changed on the way. */
  public Optional<Ticket> read(String token) {
    if (token.length() != TOKEN_CHARS) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    var said = Arrays.copyOf(bytes, SAID_BYTES);
    if (!MessageDigest.isEqual(signature(said), Arrays.copyOfRange(bytes, SAID_BYTES, bytes.length))) {
      return Optional.empty();
    }
    var read = ByteBuffer.wrap(said);
    byte mark = read.get();
    return Arrays.stream(Channel.values()).filter(channel -> mark(channel) == mark).findFirst()
        .map(channel -> new Ticket(new MemberId(new UUID(read.getLong(), read.getLong())), channel));
  }

  /** The club messages of that channel end; empty where nobody is a member by that id. Said again it changes nothing. */
  public Optional<Member> unsubscribe(Handle h, Ticket ticket, String wording) {
    var member = members.byId(h, ticket.member());
    member.filter(person -> consents.allows(h, person.id(), ticket.channel(), ConsentKind.CLUB))
        .ifPresent(person -> consents.withdraw(h, person.id(), ticket.channel(), ConsentKind.CLUB, How.EMAIL, wording));
    return member;
  }

  private byte[] signature(byte[] said) {
    return Arrays.copyOf(secrets.hmac(PURPOSE, said), SIGNATURE_BYTES);
  }

  private static byte mark(Channel channel) {
    return (byte) channel.name().charAt(0);
  }
}
