package club.vafa.segment;

import club.vafa.segment.Filter.Part;
import club.vafa.value.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Makes conditions up. */
final class RandomConditions {
  private final Random random;
  private final LocalDate today;

  RandomConditions(Random random, LocalDate today) {
    this.random = random;
    this.today = today;
  }

  Condition tree(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return leaf(any(List.of(Attribute.values())));
    }
    return switch (random.nextInt(5)) {
      case 0 -> new Condition.Not(tree(depth - 1));
      case 1, 2 -> new Condition.Any(some(depth));
      default -> new Condition.All(some(depth));
    };
  }

  private List<Condition> some(int depth) {
    return Stream.generate(() -> tree(depth - 1)).limit(1 + random.nextInt(3)).toList();
  }

  Condition.Leaf leaf(Attribute attribute) {
    return leaf(attribute, any(attribute.kind().operators()));
  }

  Condition.Leaf leaf(Attribute attribute, Operator operator) {
    return new Condition.Leaf(attribute, operator, operand(attribute, operator), filter(attribute));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Operand operand(Attribute attribute, Operator operator) {
    if (operator == Operator.KNOWN || operator == Operator.UNKNOWN) {
      return new Operand.None();
    }
    var kind = attribute.kind();
    if (operator == Operator.BETWEEN) {
      long one = scale(attribute);
      long other = scale(attribute);
      return new Operand.Span(value(kind, Math.min(one, other)), value(kind, Math.max(one, other)));
    }
    return switch (kind) {
      case CODE, CODES -> new Operand.Codes(codes(attribute == Attribute.PROFILE_INTERESTS ? Population.CATEGORIES : attribute.choices()));
      case LEVEL -> operator == Operator.IN || operator == Operator.NOT_IN ? new Operand.Codes(codes(Population.TIERS))
          : new Operand.Codes(List.of(any(Population.TIERS)));
      case TODAY -> new Operand.Codes(List.of(any(List.of("eid-ghadir", "nowruz"))));
      case RETURNING -> new Operand.Whole(random.nextInt(60));
      case DAY -> operator == Operator.SINCE || operator == Operator.UNTIL ? value(kind, scale(attribute)) : new Operand.Whole(scale(attribute));
      default -> value(kind, scale(attribute));
    };
  }

  private List<String> codes(List<String> of) {
    return Stream.generate(() -> any(of)).limit(1 + random.nextInt(3)).distinct().toList();
  }

  private static Operand value(Kind kind, long number) {
    return switch (kind) {
      case MONEY -> new Operand.Amount(Money.rials(number));
      case DAY -> new Operand.Day(LocalDate.of(2024, 6, 1).plusDays(number));
      default -> new Operand.Whole(number);
    };
  }

  // Numbers near those that people have.
  private long scale(Attribute attribute) {
    return switch (attribute) {
      case PROFILE_AGE -> random.nextInt(65);
      case POINTS, CREDIT, POINTS_EXPIRING -> random.nextInt(600);
      case PURCHASES_SUM -> 10_000L * random.nextInt(200);
      case PURCHASES_AVERAGE -> 5_000L * random.nextInt(60);
      case REFUNDS_SHARE -> random.nextInt(101);
      default -> attribute.kind() == Kind.DAY ? random.nextInt(700) : random.nextInt(5);
    };
  }

  private Filter filter(Attribute attribute) {
    var parts = new HashSet<>(attribute.filters());
    parts.removeIf(part -> random.nextInt(4) > 0);
    if (parts.contains(Part.DAYS)) {
      parts.removeAll(Set.of(Part.FROM, Part.TO));
    }
    var from = today.minusDays(50 + random.nextInt(300));
    return new Filter(given(parts, Part.DAYS, any(List.of(1, 3, 7, 30, 90, 100, 180, 365))), given(parts, Part.FROM, from),
        given(parts, Part.TO, from.plusDays(random.nextInt(200))), set(parts, Part.BRANCHES, Population.BRANCHES),
        set(parts, Part.PRODUCTS, Population.PRODUCTS), set(parts, Part.CATEGORIES, Population.CATEGORIES),
        set(parts, Part.WEEKDAYS, List.of(DayOfWeek.values())), set(parts, Part.CAMPAIGNS, Population.CAMPAIGNS));
  }

  private static <T> Optional<T> given(Set<Part> parts, Part part, T value) {
    return parts.contains(part) ? Optional.of(value) : Optional.empty();
  }

  private <T> Set<T> set(Set<Part> parts, Part part, List<T> of) {
    return parts.contains(part) ? Set.of(any(of)) : Set.of();
  }
}
