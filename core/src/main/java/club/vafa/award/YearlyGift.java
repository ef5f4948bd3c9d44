package club.vafa.award;

import club.vafa.ledger.LotTerms;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import java.util.Optional;
import java.util.UUID;

/**
 * Points for a day that comes every year: once per member, kind and key, which names the day and the year. The subject is the day's id; the
 * name is how it is called in the member's statement, where that is for everybody to read.
 */
public record YearlyGift(MemberId member, AwardKind kind, String key, UUID subject, long points, LotTerms terms, Optional<LocalText> name) {
}
