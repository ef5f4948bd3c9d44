package club.vafa.template;

import club.vafa.branch.Branches;
import club.vafa.club.Clubs;
import club.vafa.coupon.Coupons;
import club.vafa.ledger.Ledger;
import club.vafa.link.Links;
import club.vafa.link.Wanted;
import club.vafa.member.Channel;
import club.vafa.member.Members;
import club.vafa.message.Content;
import club.vafa.occasion.Occasions;
import club.vafa.purchase.Habits;
import club.vafa.text.Medium;
import club.vafa.text.Message;
import club.vafa.text.SmsCarrier;
import club.vafa.text.SmsSegments;
import club.vafa.tier.Tiers;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** Checks texts, and puts them into words for members. */
public final class Templates {
  /** As long as a message in Telegram may be, with room for names and numbers. */
  public static final int TEXT_CHARS_MAX = 3_500;
  public static final int TELEGRAM_CHARS_MAX = 4_096;

  /** Where members' values come from. */
  public record Sources(Members members, Tiers tiers, Ledger ledger, Coupons coupons, Occasions occasions, Habits habits, Branches branches) {}

  private final Clubs clubs;
  private final Links links;
  private final Known known;
  private volatile SmsCarrier carrier = SmsCarrier.ORDINARY;

  public Templates(Clubs clubs, Links links, Sources from) {
    this.clubs = clubs;
    this.links = links;
    this.known = new Known(new Known.Rooms(from.members(), from.tiers(), from.ledger(), from.coupons(), from.occasions(), from.habits(),
        from.branches()), clubs);
  }

  /** From now on texts by SMS are measured by what this provider takes. */
  public void carriedBy(SmsCarrier provider) {
    carrier = provider;
  }

  /** Checks a text for the channels on which it is to go; where none are named, for all. */
  public Checked check(TemplateText text, Collection<Channel> channels) {
    var findings = new ArrayList<Finding>();
    var sizes = new ArrayList<Checked.Size>();
    if (text.fa().isEmpty() && text.en().isEmpty()) {
      findings.add(new Finding.NoText());
    }
    for (Language language : Language.values()) {
      var wording = text.in(language);
      if (wording.isEmpty()) {
        text.inOrOther(language).ifPresent(other -> findings.add(new Finding.MissingLanguage(language)));
        continue;
      }
      var wrong = new ArrayList<Finding>();
      check(wording.get().body(), language, wrong);
      wording.get().subject().ifPresent(subject -> checkSubject(subject, language, wrong));
      findings.addAll(wrong);
      if (wrong.stream().allMatch(Finding::warning)) {
        for (Channel channel : channels.isEmpty() ? List.of(Channel.values()) : List.copyOf(channels)) {
          var size = size(wording.get(), channel, language);
          sizes.add(size);
          tooLong(size).ifPresent(findings::add);
        }
      }
    }
    return new Checked(findings, sizes);
  }

  private static void check(String text, Language language, List<Finding> findings) {
    var parsed = Parsing.of(text, language);
    findings.addAll(parsed.findings());
    if (parsed.findings().stream().noneMatch(Finding.TextTooLong.class::isInstance)) {
      findings.addAll(TextCheck.of(text, language));
      findings.addAll(TextCheck.unguarded(parsed.pieces(), language));
    }
  }

  private static void checkSubject(String subject, Language language, List<Finding> findings) {
    var wrong = new ArrayList<Finding>();
    check(subject, language, wrong);
    var parsed = Parsing.of(subject, language);
    if (!parsed.links().isEmpty()) {
      wrong.add(new Finding.TooManyLinks(language, 0));
    }
    int length = subject.codePointCount(0, subject.length());
    if (length > TemplateDraft.SUBJECT_CHARS_MAX) {
      wrong.add(new Finding.TextTooLong(language, TemplateDraft.SUBJECT_CHARS_MAX));
    }
    wrong.forEach(finding -> findings.add(new Finding.InSubject(finding)));
  }

  private Checked.Size size(Wording wording, Channel channel, Language language) {
    var parsed = Parsing.of(wording.body(), language);
    var words = body(parsed, Ordinary.values(clubs.settings(), clubs.today(), language), examples(parsed), channel, language);
    var sms = channel == Channel.SMS ? Optional.of(SmsSegments.of(words)) : Optional.<SmsSegments>empty();
    return new Checked.Size(language, channel, words, words.codePointCount(0, words.length()), sms,
        sms.map(parts -> clubs.settings().priceOfSmsSegment().times(parts.segments())));
  }

  private Optional<Finding> tooLong(Checked.Size size) {
    return switch (size.channel()) {
      case TELEGRAM -> size.characters() > TELEGRAM_CHARS_MAX
          ? Optional.of(new Finding.TooLongFor(size.language(), size.channel(), size.characters(), TELEGRAM_CHARS_MAX)) : Optional.empty();
      case SMS -> size.sms().filter(parts -> parts.segments() > carrier.partsMax())
          .map(parts -> new Finding.TooLongFor(size.language(), size.channel(), parts.segments(), carrier.partsMax()));
      case EMAIL -> Optional.empty();
    };
  }

  /** What this member would read, with what it costs by SMS. Nothing is kept, so links in it are only as long as real ones. */
  public Checked.Size preview(Handle h, TemplateText text, Reader reader) {
    var content = render(h, text, reader);
    var words = words(content);
    var sms = reader.channel() == Channel.SMS ? Optional.of(SmsSegments.of(words)) : Optional.<SmsSegments>empty();
    return new Checked.Size(reader.language(), reader.channel(), words, words.codePointCount(0, words.length()), sms,
        sms.map(parts -> clubs.settings().priceOfSmsSegment().times(parts.segments())));
  }

  /** What was put into words, as one text; the subject of an e-mail stands above it. */
  public static String words(Content content) {
    return switch (content) {
      case Content.Text(String body, _) -> body;
      case Content.Mail(String subject, String body) -> subject + "\n\n" + body;
      default -> throw new IllegalStateException("a text is put into words only");
    };
  }

  /** What one member reads; see the other one. */
  public Content render(Handle h, TemplateText text, Reader reader) {
    return render(h, text, List.of(reader)).getFirst();
  }

  /**
   * What each of these members reads, in their order: one query for each kind of variable in use and one for all links, however many they
   * are. The text is one that was checked; a reader whose language it lacks gets the other one's.
   */
  public List<Content> render(Handle h, TemplateText text, List<Reader> readers) {
    var parsed = new HashMap<Language, Parsed>();
    var used = EnumSet.noneOf(Variable.class);
    for (Reader reader : readers) {
      var language = text.languageFor(reader.language());
      used.addAll(parsed.computeIfAbsent(language, in -> Parsing.of(text.in(in).orElseThrow().body(), in)).variables());
      text.in(language).orElseThrow().subject().ifPresent(subject -> used.addAll(Parsing.of(subject, language).variables()));
    }
    var values = known.of(h, used, readers.stream().map(Reader::member).toList());
    var urls = urls(h, readers.stream().map(reader -> parsed.get(text.languageFor(reader.language()))).toList(), readers);
    var alike = new HashMap<Alike, Content>();
    return IntStream.range(0, readers.size()).mapToObj(i -> {
      var reader = readers.get(i);
      var language = text.languageFor(reader.language());
      return used.isEmpty() && parsed.get(language).links().isEmpty()
          // Words that are the same for everybody are put together once.
          ? alike.computeIfAbsent(new Alike(reader.channel(), language, reader.tail()), _ -> says(text, parsed.get(language), Map.of(), List.of(), reader))
          : says(text, parsed.get(language), all(values, reader), urls.get(i), reader);
    }).toList();
  }

  private record Alike(Channel channel, Language language, Optional<String> tail) {}

  private static Map<Variable, Value> all(Map<MemberId, Map<Variable, Value>> values, Reader reader) {
    if (reader.extra().isEmpty()) {
      return values.getOrDefault(reader.member(), Map.of());
    }
    var all = new HashMap<>(values.getOrDefault(reader.member(), Map.of()));
    all.putAll(reader.extra());
    return all;
  }

  private Content says(TemplateText text, Parsed parsed, Map<Variable, Value> values, List<String> urls, Reader reader) {
    var channel = reader.channel();
    var language = text.languageFor(reader.language());
    var body = framed(reader.tail().map(tail -> words(parsed, values, urls, channel, language) + "\n" + tail)
        .orElseGet(() -> words(parsed, values, urls, channel, language)), channel, language);
    var subject = text.in(language).orElseThrow().subject().filter(words -> channel == Channel.EMAIL);
    return subject.<Content>map(words -> new Content.Mail(line(words, values, language), body)).orElseGet(() -> Content.text(body));
  }

  private String line(String subject, Map<Variable, Value> values, Language language) {
    var parsed = Parsing.of(subject, language);
    // A subject carries no unseen marks either.
    return new Rendering(language, Medium.SMS, clubs.texts()).words(parsed.pieces(), values, examples(parsed)).replaceAll("\\s+", " ").strip();
  }

  private String body(Parsed parsed, Map<Variable, Value> values, List<String> urls, Channel channel, Language language) {
    return framed(words(parsed, values, urls, channel, language), channel, language);
  }

  private String words(Parsed parsed, Map<Variable, Value> values, List<String> urls, Channel channel, Language language) {
    var medium = channel == Channel.SMS ? Medium.SMS : Medium.CHAT;
    return new Rendering(language, medium, clubs.texts()).words(parsed.pieces(), values, urls);
  }

  private String framed(String words, Channel channel, Language language) {
    return switch (channel) {
      case TELEGRAM, EMAIL -> words;
      // The club's name comes first and the way out last.
      case SMS -> carrier.closed(clubs.texts().render(Message.of("template.sms", "club", clubs.settings().name(), "words", words), language, Medium.SMS));
    };
  }

  private List<String> examples(Parsed parsed) {
    return parsed.links().stream().map(links::example).toList();
  }

  private List<List<String>> urls(Handle h, List<Parsed> texts, List<Reader> readers) {
    var wanted = new LinkedHashMap<Integer, List<Wanted>>();
    for (int i = 0; i < readers.size(); i++) {
      var reader = readers.get(i);
      var targets = texts.get(i).links();
      if (reader.delivery().isPresent() && !targets.isEmpty()) {
        var delivery = reader.delivery().get();
        wanted.put(i, IntStream.range(0, targets.size())
            .mapToObj(n -> new Wanted(delivery.message(), n, reader.member(), delivery.source(), targets.get(n))).toList());
      }
    }
    var shortened = wanted.isEmpty() ? Map.<Wanted, String>of() : links.shorten(h, wanted.values().stream().flatMap(List::stream).toList());
    return IntStream.range(0, readers.size())
        .mapToObj(i -> wanted.containsKey(i) ? wanted.get(i).stream().map(shortened::get).toList() : examples(texts.get(i))).toList();
  }
}
