package club.vafa.member;

import club.vafa.trail.Actor;
import club.vafa.value.MemberId;
import java.time.Instant;
import java.util.UUID;

/** A merge of one member into another, done or taken back at that moment by somebody. Its id is the merge's, also when it is taken back. */
public record Merging(UUID id, MemberId from, MemberId into, Actor by, Instant at) {
}
