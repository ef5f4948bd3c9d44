package club.vafa.segment;

import club.vafa.segment.Filter.Part;
import club.vafa.value.Currency;
import club.vafa.value.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one leaf: its operator, its value by the attribute's kind, and what narrows it. */
final class LeafReader {
  static final int CODES_MAX = 50;
  static final long NUMBER_MAX = 1L << 53;
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final ObjectNode node;
  private final String path;
  private final Attribute attribute;
  private final List<Fault> faults;

  LeafReader(ObjectNode node, String path, Attribute attribute, List<Fault> faults) {
    this.node = node;
    this.path = path;
    this.attribute = attribute;
    this.faults = faults;
  }

  Optional<Condition.Leaf> read() {
    var known = Arrays.stream(Part.values()).filter(attribute.filters()::contains).map(Part::code).collect(Collectors.toSet());
    known.addAll(List.of("attribute", "operator", "value"));
    node.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        bad(Conditions.shown(name), "unknown");
      }
    });
    var operator = operator();
    var operand = operator.flatMap(this::operand);
    var filter = filter();
    return operand.map(value -> new Condition.Leaf(attribute, operator.orElseThrow(), value, filter));
  }

  private Optional<Operator> operator() {
    var given = node.path("operator");
    if (given.isMissingNode() || given.isNull()) {
      return bad("operator", "required");
    }
    var found = given.isTextual() ? Operator.find(given.textValue()).filter(attribute.kind().operators()::contains) : Optional.<Operator>empty();
    return found.isPresent() ? found : bad("operator", "not_a_choice", "choices",
        attribute.kind().operators().stream().map(Operator::code).collect(Collectors.joining(", ")));
  }

  private Optional<Operand> operand(Operator operator) {
    var value = node.path("value");
    if (operator == Operator.KNOWN || operator == Operator.UNKNOWN) {
      return value.isMissingNode() ? Optional.of(new Operand.None()) : bad("value", "unknown");
    }
    if (value.isMissingNode() || value.isNull()) {
      return bad("value", "required");
    }
    if (operator == Operator.BETWEEN) {
      return span(value);
    }
    return switch (attribute.kind()) {
      case NUMBER, PERCENT, MONEY -> number(value, "value");
      case DAY -> operator == Operator.WITHIN_DAYS || operator == Operator.LONGER_AGO ? days(value) : day(value, "value");
      case RETURNING -> days(value);
      case LEVEL -> operator == Operator.IN || operator == Operator.NOT_IN ? codes(value) : code(value);
      case CODE, CODES, TODAY -> codes(value);
    };
  }

  private Optional<Operand> span(JsonNode value) {
    if (!value.isObject()) {
      return bad("value", "not_an_object");
    }
    value.fieldNames().forEachRemaining(name -> {
      if (!name.equals("from") && !name.equals("to")) {
        bad("value." + Conditions.shown(name), "unknown");
      }
    });
    var from = end(value, "from");
    var to = end(value, "to");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    return before(to.get(), from.get()) ? bad("value.to", "before_from") : Optional.of(new Operand.Span(from.get(), to.get()));
  }

  private Optional<Operand> end(JsonNode span, String name) {
    var value = span.path(name);
    var at = "value." + name;
    if (value.isMissingNode() || value.isNull()) {
      return bad(at, "required");
    }
    return attribute.kind() == Kind.DAY ? day(value, at) : number(value, at);
  }

  private static boolean before(Operand one, Operand other) {
    return switch (one) {
      case Operand.Whole(long number) -> other instanceof Operand.Whole(long than) && number < than;
      case Operand.Amount(var money) -> other instanceof Operand.Amount(var than) && money.amount() < than.amount();
      case Operand.Day(var day) -> other instanceof Operand.Day(var than) && day.isBefore(than);
      default -> false;
    };
  }

  private Optional<Operand> number(JsonNode value, String at) {
    if (attribute.kind() == Kind.MONEY) {
      return money(value, at);
    }
    return whole(value, at, 0, attribute.kind() == Kind.PERCENT ? 100 : NUMBER_MAX).map(Operand.Whole::new);
  }

  private Optional<Operand> money(JsonNode value, String at) {
    if (!value.isObject()) {
      return bad(at, "not_an_object");
    }
    value.fieldNames().forEachRemaining(name -> {
      if (!name.equals("amount") && !name.equals("currency")) {
        bad(at + "." + Conditions.shown(name), "unknown");
      }
    });
    var amount = value.has("amount") ? whole(value.get("amount"), at + ".amount", 0, NUMBER_MAX) : this.<Long>bad(at + ".amount", "required");
    var currency = value.path("currency").isTextual() ? Currency.find(value.path("currency").textValue()) : Optional.<Currency>empty();
    if (currency.isEmpty()) {
      bad(at + ".currency", "not_a_choice", "choices", Arrays.stream(Currency.values()).map(Currency::code).collect(Collectors.joining(", ")));
    }
    return amount.flatMap(sum -> currency.map(of -> new Operand.Amount(new Money(sum, of))));
  }

  private Optional<Operand> days(JsonNode value) {
    return whole(value, "value", 0, Filter.DAYS_MAX).map(Operand.Whole::new);
  }

  private Optional<Operand> day(JsonNode value, String at) {
    return date(value, at).map(Operand.Day::new);
  }

  private Optional<LocalDate> date(JsonNode value, String at) {
    if (!value.isTextual()) {
      return bad(at, "not_text");
    }
    try {
      var day = LocalDate.parse(value.textValue());
      if (day.getYear() >= 1900 && day.getYear() < 3000) {
        return Optional.of(day);
      }
    } catch (DateTimeParseException notOne) {
      // Told below, as a day out of use is.
    }
    return bad(at, "not_date", "example", "2026-06-01");
  }

  private Optional<Long> whole(JsonNode value, String at, long min, long max) {
    if (!value.isIntegralNumber()) {
      return bad(at, "not_whole");
    }
    var number = value.bigIntegerValue();
    if (number.signum() < 0 || number.bitLength() < 63 && number.longValue() < min) {
      return bad(at, "too_small", "min", min);
    }
    return number.bitLength() >= 63 || number.longValue() > max ? bad(at, "too_large", "max", max) : Optional.of(number.longValue());
  }

  private Optional<Operand> code(JsonNode value) {
    return word(value, "value").map(one -> new Operand.Codes(List.of(one)));
  }

  private Optional<Operand> codes(JsonNode value) {
    return words(value, "value", 1).map(found -> new Operand.Codes(List.copyOf(found)));
  }

  private Optional<Set<String>> words(JsonNode value, String at, int min) {
    if (!value.isArray()) {
      return bad(at, "not_a_list");
    }
    if (value.size() < min) {
      return bad(at, "too_few", "min", min);
    }
    if (value.size() > CODES_MAX) {
      return bad(at, "too_many", "max", CODES_MAX);
    }
    var found = new LinkedHashSet<String>();
    for (int i = 0; i < value.size(); i++) {
      word(value.get(i), at + "[" + i + "]").ifPresent(found::add);
    }
    return Optional.of(found);
  }

  private Optional<String> word(JsonNode value, String at) {
    if (!value.isTextual()) {
      return bad(at, "not_text");
    }
    if (at.startsWith("value") && !attribute.choices().isEmpty() && !attribute.choices().contains(value.textValue())) {
      return bad(at, "not_a_choice", "choices", String.join(", ", attribute.choices()));
    }
    return CODE.matcher(value.textValue()).matches() ? Optional.of(value.textValue()) : bad(at, "wrong_form");
  }

  private Filter filter() {
    var days = present("days").flatMap(value -> whole(value, "days", attribute == Attribute.OCCASION ? 0 : 1, Filter.DAYS_MAX)).map(Long::intValue);
    var from = present("from").flatMap(value -> date(value, "from"));
    var to = present("to").flatMap(value -> date(value, "to"));
    if (days.isPresent() && (from.isPresent() || to.isPresent())) {
      bad("days", "days_and_window");
    }
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      bad("to", "before_from");
    }
    return new Filter(days, from, to, codesOf("branches"), codesOf("products"), codesOf("categories"), weekdays(), campaigns());
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }

  private Set<String> codesOf(String name) {
    return present(name).flatMap(value -> words(value, name, 1)).orElse(Set.of());
  }

  private Set<UUID> campaigns() {
    return present("campaigns").map(value -> {
      if (!value.isArray() || value.isEmpty() || value.size() > CODES_MAX) {
        bad("campaigns", !value.isArray() ? "not_a_list" : value.isEmpty() ? "too_few" : "too_many", value.isEmpty() ? "min" : "max",
            value.isEmpty() ? 1 : CODES_MAX);
        return Set.<UUID>of();
      }
      var found = new LinkedHashSet<UUID>();
      for (int i = 0; i < value.size(); i++) {
        id(value.get(i), "campaigns[" + i + "]").ifPresent(found::add);
      }
      return found;
    }).orElse(Set.of());
  }

  private Optional<UUID> id(JsonNode value, String at) {
    return value.isTextual() && ID.matcher(value.textValue()).matches() ? Optional.of(UUID.fromString(value.textValue())) : bad(at, "wrong_form");
  }

  private Set<DayOfWeek> weekdays() {
    var value = present("weekdays");
    if (value.isEmpty()) {
      return Set.of();
    }
    if (!value.get().isArray() || value.get().isEmpty()) {
      bad("weekdays", value.get().isArray() ? "too_few" : "not_a_list", "min", 1);
      return Set.of();
    }
    var found = new LinkedHashSet<DayOfWeek>();
    for (int i = 0; i < Math.min(value.get().size(), CODES_MAX); i++) {
      weekday(value.get().get(i), "weekdays[" + i + "]").ifPresent(found::add);
    }
    return found;
  }

  private Optional<DayOfWeek> weekday(JsonNode value, String at) {
    var found = Arrays.stream(DayOfWeek.values()).filter(day -> value.isTextual() && Conditions.weekday(day).equals(value.textValue())).findFirst();
    return found.isPresent() ? found : bad(at, "not_a_choice", "choices",
        Arrays.stream(DayOfWeek.values()).map(day -> day.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
  }

  private <T> Optional<T> bad(String field, String problem) {
    return add(Fault.of(Conditions.join(path, field), problem));
  }

  private <T> Optional<T> bad(String field, String problem, String fact, Object value) {
    return add(Fault.of(Conditions.join(path, field), problem, fact, value));
  }

  private <T> Optional<T> add(Fault fault) {
    if (faults.size() < Conditions.FAULTS_MAX) {
      faults.add(fault);
    }
    return Optional.empty();
  }
}
