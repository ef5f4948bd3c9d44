package club.vafa.link;

import club.vafa.value.MemberId;
import club.vafa.value.MessageId;
import java.util.Optional;

/** A link that is to be short: the how-manieth it is in the text of which message, to whom that goes, and where it leads. */
public record Wanted(MessageId message, int number, MemberId member, Optional<LinkSource> source, Target target) {}
