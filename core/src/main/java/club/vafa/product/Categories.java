package club.vafa.product;

import club.vafa.db.Db;
import club.vafa.trail.Actor;
import club.vafa.trail.Register;
import club.vafa.trail.Trail;
import club.vafa.value.LocalText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// The categories of products. One comes into being with the first product that names it, called by its code until staff name it.
public final class Categories {

  /// What became of the wish to name a category.
  public sealed interface Naming {
    record Named(Category category) implements Naming {}

    record Unknown(String code) implements Naming {}
  }

  private final Register<List<Category>> all;

  public Categories(Db db, Trail trail) {
    this.all = new Register<>(db, trail, "category", CategorySql::all);
  }

  /// In the order of their codes.
  public List<Category> list() {
    return all.copy();
  }

  /// How people call it: its name, or the code of one that nobody knows.
  public LocalText name(String code) {
    return list().stream().filter(c -> c.code().equals(code)).map(Category::name).findFirst().orElse(LocalText.same(code));
  }

  public Naming name(Actor by, String code, LocalText name) {
    var category = new Category(code, name.fa(), name.en());
    return all.write(by, h -> CategorySql.update(h, category) == 0 ? Register.refused(new Naming.Unknown(code))
        : Register.done(new Naming.Named(category), "name", subject(code), Map.of("code", code, "name", name)));
  }

  /// Within the transaction that needs it.
  void know(Handle h, String code) {
    if (CategorySql.insert(h, code) == 1) {
      all.forgetAfter(h);
    }
  }

  /// The trail asks for an id, and a category has its code alone.
  private static UUID subject(String code) {
    return UUID.nameUUIDFromBytes(("category " + code).getBytes(StandardCharsets.UTF_8));
  }
}
