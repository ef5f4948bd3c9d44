package club.vafa.bot.telegram;

import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.message.Outgoing;
import club.vafa.message.Sender;
import club.vafa.message.Sending;
import club.vafa.text.Pieces;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Brings a message to a Telegram chat. Texts go as plain text, so nothing in a name or a code can be taken for markup; one that is too long
 * for a message goes in pieces, the keyboard under the last.
 */
final class TelegramSender implements Sender {

  private static final int TEXT_MAX = 4096;
  private static final int CAPTION_MAX = 1024;
  private static final int TOAST_MAX = 200;
  private static final int LAST_FRAME_TRIES_MAX = 3;
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final LinkPreviewOptions NO_PREVIEW = LinkPreviewOptions.builder().isDisabled(true).build();

  private final TelegramClient client;

  TelegramSender(TelegramClient client) {
    this.client = client;
  }

  private interface Call {
    Sending make() throws TelegramApiException;
  }

  @Override
  public Channel channel() {
    return Channel.TELEGRAM;
  }

  @Override
  public Sending send(Outgoing message) {
    var chat = message.address();
    return switch (message.content()) {
      case Content.Text(var body, var keyboard) -> text(chat, body, keyboard);
      case Content.Mail(var subject, var body) -> text(chat, body, Keyboard.NONE);
      case Content.Photo photo -> photo(chat, photo);
      case Content.Frames frames -> frames(chat, frames);
      case Content.Edit(var id, var body, var keyboard) -> editOrSend(chat, id, body, keyboard);
      case Content.Toast(var callback, var words) -> attempt(() -> {
        client.execute(AnswerCallbackQuery.builder().callbackQueryId(callback).text(shortened(words)).build());
        return new Sending.Sent("", 1);
      });
    };
  }

  private Sending text(String chat, String body, Keyboard keyboard) {
    var pieces = Pieces.of(body, TEXT_MAX);
    Sending end = new Sending.Refused("an empty text", false);
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      var under = i == pieces.size() - 1 ? keyboard : Keyboard.NONE;
      end = attempt(() -> one(chat, piece, under));
      if (!(end instanceof Sending.Sent)) {
        // What has gone out cannot be called back, so the message as a whole is neither sent nor unsent.
        return i == 0 ? end : new Sending.Lost("piece " + (i + 1) + " of " + pieces.size() + " failed: " + end);
      }
    }
    return end;
  }

  private Sending one(String chat, String body, Keyboard keyboard) throws TelegramApiException {
    var send = SendMessage.builder().chatId(chat).text(body).linkPreviewOptions(NO_PREVIEW).build();
    Markup.of(keyboard).ifPresent(send::setReplyMarkup);
    return new Sending.Sent(String.valueOf(client.execute(send).getMessageId()), 1);
  }

  private Sending photo(String chat, Content.Photo photo) {
    var drawn = switch (photo.kind()) {
      case CARD_QR -> {
        var lines = photo.data().split("\n", 2);
        yield CardPicture.png(lines[0], lines.length > 1 ? lines[1] : "");
      }
    };
    return attempt(() -> {
      var send = SendPhoto.builder().chatId(chat).photo(new InputFile(new ByteArrayInputStream(drawn), "card.png"))
          .caption(Pieces.of(photo.caption(), CAPTION_MAX).getFirst()).build();
      Markup.of(photo.keyboard()).ifPresent(send::setReplyMarkup);
      return new Sending.Sent(String.valueOf(client.execute(send).getMessageId()), 1);
    });
  }

  /** Once the first frame is out the message counts as sent; what matters after that is that its last frame is seen. */
  private Sending frames(String chat, Content.Frames content) {
    if (content.frames().isEmpty()) {
      return text(chat, content.last(), content.keyboard());
    }
    var first = attempt(() -> one(chat, content.frames().getFirst(), Keyboard.NONE));
    if (!(first instanceof Sending.Sent(String id, int parts, var further))) {
      return first;
    }
    for (var frame : content.frames().subList(1, content.frames().size())) {
      pause(content.apart());
      if (!(attempt(() -> edit(chat, id, frame, Keyboard.NONE)) instanceof Sending.Sent)) {
        break;
      }
    }
    pause(content.apart());
    return last(chat, id, content);
  }

  /** An edit can be repeated without harm, and if the message cannot be edited the result is sent on its own. */
  private Sending last(String chat, String id, Content.Frames content) {
    for (int i = 0; i < LAST_FRAME_TRIES_MAX; i++) {
      var end = attempt(() -> edit(chat, id, content.last(), content.keyboard()));
      switch (end) {
        case Sending.Sent sent -> {
          return new Sending.Sent(id, 1);
        }
        case Sending.Refused refused when refused.channelGone() -> {
          return refused;
        }
        case Sending.Refused refused -> i = LAST_FRAME_TRIES_MAX;
        case Sending.Later later -> pause(later.pause());
        case Sending.NotReached notReached -> pause(content.apart());
        case Sending.Lost lost -> pause(content.apart());
      }
    }
    return text(chat, content.last(), content.keyboard());
  }

  private Sending editOrSend(String chat, String id, String body, Keyboard keyboard) {
    var pieces = Pieces.of(body, TEXT_MAX);
    var end = attempt(() -> edit(chat, id, pieces.getFirst(), keyboard));
    boolean gone = end instanceof Sending.Refused refused && !refused.channelGone();
    return gone || pieces.size() > 1 && end instanceof Sending.Sent
        ? text(chat, gone ? body : String.join("\n", pieces.subList(1, pieces.size())), keyboard) : end;
  }

  private Sending edit(String chat, String id, String body, Keyboard keyboard) throws TelegramApiException {
    var edit = EditMessageText.builder().chatId(chat).messageId(Integer.parseInt(id)).text(body).linkPreviewOptions(NO_PREVIEW).build();
    Markup.inlineOnly(keyboard).ifPresent(edit::setReplyMarkup);
    client.execute(edit);
    return new Sending.Sent(id, 1);
  }

  private static Sending attempt(Call call) {
    try {
      return call.make();
    } catch (TelegramApiException e) {
      return Ends.of(e);
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
    } catch (InterruptedException e) {
      // The process is going down: no more pauses, but the last frame is still to be shown.
    }
  }

  private static String shortened(String words) {
    return Pieces.of(words, TOAST_MAX).getFirst();
  }

  static List<String> allowedUpdates() {
    return List.of("message", "callback_query", "my_chat_member");
  }
}
