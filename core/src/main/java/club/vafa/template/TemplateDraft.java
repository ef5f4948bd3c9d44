package club.vafa.template;

import club.vafa.member.Channel;
import java.util.List;

/** A text that is to be kept, by its code, with what staff call it and the channels for which it is meant. */
public record TemplateDraft(String code, String name, TemplateText text, List<Channel> channels) {
  public static final String CODE_FORM = "[a-z0-9][a-z0-9-]{0,39}";
  public static final int NAME_CHARS_MAX = 100;
  public static final int SUBJECT_CHARS_MAX = 150;

  public TemplateDraft {
    channels = channels.stream().distinct().toList();
  }
}
