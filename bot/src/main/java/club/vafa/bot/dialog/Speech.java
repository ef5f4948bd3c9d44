package club.vafa.bot.dialog;

import club.vafa.member.Channel;
import club.vafa.message.Content;
import club.vafa.message.Keyboard;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.Texts;
import club.vafa.value.Language;

/** How a person is spoken to: the language, and whether by chat or by SMS. */
public record Speech(Texts texts, Language language, Channel channel) {

  public boolean sms() {
    return channel == Channel.SMS;
  }

  public Speech in(Language other) {
    return new Speech(texts, other, channel);
  }

  public String say(Message message) {
    return texts.render(message, language, sms() ? Medium.SMS : Medium.CHAT);
  }

  public String say(String key) {
    return say(Message.of(key));
  }

  /** The text of a key, with the ending {@code .sms} where there is one for phones and this is one. */
  public String fitting(Message message) {
    var shorter = message.key() + ".sms";
    return sms() && texts.has(shorter, language) ? say(new Message(shorter, message.args())) : say(message);
  }

  public Content text(Message message) {
    return Content.text(fitting(message));
  }

  public Content text(Message message, Keyboard keyboard) {
    return Content.text(fitting(message), sms() ? Keyboard.NONE : keyboard);
  }
}
