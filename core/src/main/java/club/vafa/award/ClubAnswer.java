package club.vafa.award;

/** What a person answered to the question whether the club may write, and the question's wording. */
public record ClubAnswer(boolean yes, String wording) {
}
