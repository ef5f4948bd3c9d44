package club.vafa.bot.sms;

import club.vafa.message.Content;
import java.util.Optional;

/** What is left of a message where there are only words: of pictures and animations these, of a toast nothing. */
public final class SmsWords {

  private SmsWords() {}

  public static Optional<String> of(Content content) {
    return switch (content) {
      case Content.Text text -> Optional.of(text.body());
      case Content.Mail mail -> Optional.of(mail.body());
      case Content.Photo photo -> Optional.of(photo.caption());
      case Content.Frames frames -> Optional.of(frames.last());
      case Content.Edit edit -> Optional.of(edit.body());
      case Content.Toast toast -> Optional.empty();
    };
  }
}
