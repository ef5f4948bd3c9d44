package club.vafa.intake;

import club.vafa.text.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fields of a kind of file, by the names that people give them: the field's own, and Persian ones.
enum Columns {
  MEMBERS(Set.of("phone", "name"), List.of(
      of("phone", "phone", "mobile", "شماره", "موبایل", "شماره موبایل", "تلفن"),
      of("name", "name", "نام", "نام و نام خانوادگی"),
      of("language", "language", "زبان"),
      of("birthday", "birthday", "تولد", "تاریخ تولد"),
      of("joinedAt", "joinedAt", "joined at", "تاریخ عضویت"),
      of("clubConsent", "clubConsent", "club consent", "رضایت", "رضایت دریافت پیام"),
      of("consentAt", "consentAt", "consent at", "تاریخ رضایت"),
      of("consentHow", "consentHow", "consent how", "روش رضایت"),
      of("points", "points", "امتیاز"),
      of("pointsUntil", "pointsUntil", "points until", "مهلت امتیاز"))),
  PURCHASES(Set.of("branch", "receipt", "at", "paid"), List.of(
      of("phone", "phone", "mobile", "شماره", "موبایل", "شماره موبایل", "تلفن"),
      of("card", "card", "کارت", "شماره کارت"),
      of("member", "member"),
      of("branch", "branch", "شعبه"),
      of("till", "till", "صندوق"),
      of("receipt", "receipt", "رسید", "شماره رسید"),
      of("at", "at", "date", "تاریخ"),
      of("paid", "paid", "amount", "مبلغ"),
      of("items", "items", "اقلام", "کالاها")));

  private record Named(String field, List<String> names) {}

  private final Set<String> required;
  private final Map<String, String> byName;

  Columns(Set<String> required, List<Named> all) {
    this.required = required;
    this.byName = all.stream().flatMap(named -> Stream.concat(Stream.of(named.field()), named.names().stream())
        .map(name -> Map.entry(Typed.matchKey(name), named.field()))).distinct().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Named of(String field, String... names) {
    return new Named(field, List.of(names));
  }

  static Columns of(ImportKind kind) {
    return switch (kind) {
      case MEMBERS -> MEMBERS;
      case PURCHASES -> PURCHASES;
    };
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(byName.get(Typed.matchKey(name)));
  }

  /// Whether a line of JSON may say more under this field than text: a list.
  static boolean listed(String field) {
    return field.equals("items");
  }

  /// The first field without which no line can be taken.
  Optional<String> missing(Set<String> given) {
    return required.stream().sorted().filter(field -> !given.contains(field)).findFirst();
  }
}
