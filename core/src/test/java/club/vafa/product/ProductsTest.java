package club.vafa.product;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.TestClub;
import club.vafa.db.TestDatabase;
import club.vafa.trail.Actor;
import club.vafa.value.LocalText;
import club.vafa.value.ProductId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProductsTest {

  @RegisterExtension
  static final TestDatabase database = new TestDatabase();

  private final TestClub club = new TestClub(database);

  private Product added(String code, String category) {
    return ((Products.Adding.Added) club.core().products.add(Actor.SYSTEM, new NewProduct(code, LocalText.same(code), category, 100))).product();
  }

  private Product now(String code) {
    return club.core().products.byCodes(List.of(code)).get(code);
  }

  @Test
  void aProductIsChangedEndedAndSoldAgainUnderItsCode() {
    var tea = added("tea-green", "tea");
    var wish = new NewProduct("other", new LocalText("دورهمی چای", "Tea tasting"), "events", 900, Product.Kind.SERVICE);
    assertThat(club.core().products.change(Actor.SYSTEM, tea.id(), wish)).isInstanceOf(Products.Changing.Changed.class);
    assertThat(now("tea-green")).isEqualTo(Product.of(tea.id(), wish.under("tea-green"), true));
    club.core().products.end(Actor.SYSTEM, tea.id());
    assertThat(now("tea-green").active()).isFalse();
    club.core().products.resume(Actor.SYSTEM, tea.id());
    assertThat(now("tea-green").active()).isTrue();
    assertThat(club.core().products.end(Actor.SYSTEM, new ProductId(UUID.randomUUID()))).isInstanceOf(Products.Changing.Unknown.class);
  }

  @Test
  void aCategoryIsCalledByItsCodeUntilItIsNamed() {
    added("cold-brew", "cold");
    assertThat(club.core().categories.name("cold")).isEqualTo(LocalText.same("cold"));
    var name = new LocalText("نوشیدنی سرد", "Cold drinks");
    assertThat(club.core().categories.name(Actor.SYSTEM, "cold", name)).isEqualTo(new Categories.Naming.Named(new Category("cold", name.fa(), name.en())));
    added("lemonade", "cold");
    assertThat(club.core().categories.name("cold")).isEqualTo(name);
    assertThat(club.core().categories.name(Actor.SYSTEM, "hot", name)).isEqualTo(new Categories.Naming.Unknown("hot"));
    assertThat(club.core().categories.name("hot")).isEqualTo(LocalText.same("hot"));
  }
}
