package club.vafa.bot.sms;

import club.vafa.message.DeliveryStatus;
import club.vafa.message.Outbox;
import club.vafa.message.Settling;
import club.vafa.message.Unsettled;
import club.vafa.text.SmsSegments;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/**
 * Twilio's list of the account's messages, in which a message is looked for whose call was never answered. Twilio takes no number of ours, so
 * it is known by its receiver, its words and its time.
 */
final class TwilioList {
  /** How far Twilio's clock may be from ours. */
  private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(1);
  /** A call is made while the message's lease runs. */
  private static final Duration CALLED_WITHIN = Duration.ofSeconds(Outbox.LEASE_SECONDS);
  /** By then everything that was sent at about the same time is known by its own id, or as unknown. */
  private static final Duration OTHERS_KNOWN_AFTER = CALLED_WITHIN.plusMinutes(1);
  /** A message may wait so long in Twilio's own queue, and is in the list by date only when it has been sent. */
  static final Duration QUEUED_MAX = Duration.ofHours(10).plusMinutes(5);
  private static final int PAGE_SIZE = 100;
  /** Nobody gets more in the days that are looked at; the newest come first. */
  private static final int LOOKED_AT_MAX = 1_000;

  private final TwilioRestClient client;
  private final InstantSource clock;

  TwilioList(TwilioRestClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  Settling find(Unsettled message) {
    var age = Duration.between(message.begunAt(), clock.instant());
    var words = message.content().flatMap(SmsWords::of);
    if (words.isEmpty() && age.compareTo(OTHERS_KNOWN_AFTER) < 0) {
      return new Settling.NotYet();
    }
    var otherwise = age.compareTo(QUEUED_MAX) < 0 ? new Settling.NotYet() : new Settling.NotTaken("twilio does not list it");
    try {
      var alike = new ArrayList<Message>();
      for (var listed : Message.reader().setTo(message.address()).setDateSentAfter(earliest(message).atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS))
          .pageSize(PAGE_SIZE).limit(LOOKED_AT_MAX).read(client)) {
        if (alike(listed, message, words)) {
          alike.add(listed);
        }
      }
      alike.sort(Comparator.comparing(Message::getDateCreated));
      return alike.isEmpty() ? otherwise : new Settling.OneOf(alike.stream().map(TwilioList::taken).toList(), otherwise);
    } catch (TwilioException e) {
      return new Settling.NotYet();
    }
  }

  private static Instant earliest(Unsettled message) {
    return message.begunAt().minus(CLOCKS_APART_MAX);
  }

  private static boolean alike(Message listed, Unsettled message, Optional<String> words) {
    var created = listed.getDateCreated().toInstant();
    return listed.getDirection() == Message.Direction.OUTBOUND_API && !created.isBefore(earliest(message))
        && !created.isAfter(message.begunAt().plus(CALLED_WITHIN).plus(CLOCKS_APART_MAX))
        // A trial account's messages have a sentence of Twilio's before the words.
        && words.map(own -> listed.getBody().strip().endsWith(own.strip())).orElse(true);
  }

  private static Settling.Taken taken(Message listed) {
    return new Settling.Taken(listed.getSid(), parts(Optional.ofNullable(listed.getNumSegments()), listed.getBody()), status(listed));
  }

  private static Optional<DeliveryStatus> status(Message listed) {
    return SmsReading.status(listed.getStatus().toString());
  }

  /** Twilio's own count; while it is still counting ("0", or nothing) ours. */
  static int parts(Optional<String> told, String words) {
    return told.filter(count -> count.matches("[1-9][0-9]{0,2}")).map(Integer::parseInt).orElseGet(() -> SmsSegments.of(words).segments());
  }
}
