package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.BranchApi;
import club.vafa.web.api.ProductApi;
import club.vafa.web.api.TillApi;

/** The shops and what they sell: branches, their tills, products and categories. */
final class ShopRoutes {

  private ShopRoutes() {}

  static void add(RouteTable to, Core core) {
    var branches = new BranchApi(core);
    to.get("/branches", CLUB_READ, "All branches").lists(BranchApi.BranchView.class).by(branches::list);
    to.post("/branches", BRANCH_WRITE, "Add a branch").takes(BranchApi.BranchWish.class).answers(201, BranchApi.BranchView.class)
        .refuses(CODE_TAKEN, OTHER_BRANCH).by(branches::add);
    to.get("/branches/{branch}", CLUB_READ, "A branch").answers(200, BranchApi.BranchView.class).by(branches::one);
    to.put("/branches/{branch}", BRANCH_WRITE, "Change a branch").says("What is left out is left out of the branch; its code stays.")
        .takes(BranchApi.BranchEdit.class).answers(200, BranchApi.BranchView.class).refuses(OTHER_BRANCH).by(branches::change);
    to.post("/branches/{branch}/closure", BRANCH_WRITE, "Close a branch")
        .says("Its history and its debts stay. Sales of before may still be told; later ones are refused.")
        .answers(200, BranchApi.BranchView.class).refuses(OTHER_BRANCH, WRONG_STATE).by(branches::close);
    to.delete("/branches/{branch}/closure", BRANCH_WRITE, "Open a closed branch again").answers(200, BranchApi.BranchView.class)
        .refuses(OTHER_BRANCH, WRONG_STATE).by(branches::reopen);

    var tills = new TillApi(core);
    to.get("/branches/{branch}/tills", CLUB_READ, "The tills of a branch").lists(TillApi.TillView.class).by(tills::list);
    to.post("/branches/{branch}/tills", BRANCH_WRITE, "Add a till")
        .says("Where the club's setting knownTillsOnly is on, a sale from a till that the branch does not have is refused.")
        .takes(TillApi.TillWish.class).answers(201, TillApi.TillView.class).refuses(CODE_TAKEN, OTHER_BRANCH, TOO_MANY_TILLS).by(tills::add);
    to.patch("/tills/{till}", BRANCH_WRITE, "Rename a till").takes(TillApi.TillName.class).answers(200, TillApi.TillView.class)
        .refuses(OTHER_BRANCH).by(tills::rename);
    to.post("/tills/{till}/block", BRANCH_WRITE, "Block a till").says("Its sales are refused until it is unblocked.")
        .answers(200, TillApi.TillView.class).refuses(OTHER_BRANCH).by(tills::block);
    to.delete("/tills/{till}/block", BRANCH_WRITE, "Unblock a till").answers(200, TillApi.TillView.class).refuses(OTHER_BRANCH).by(tills::unblock);

    var products = new ProductApi(core);
    to.get("/products", CLUB_READ, "The products, by their codes").lists(ProductApi.ProductView.class).by(products::list);
    to.post("/products", PRODUCT_WRITE, "Add a product").says("A category that is new is made with it, called by its code until it is named.")
        .takes(ProductApi.ProductWish.class).answers(201, ProductApi.ProductView.class).refuses(CODE_TAKEN, OTHER_CURRENCY).by(products::add);
    to.put("/products/{product}", PRODUCT_WRITE, "Change a product").says("Its code stays; what was sold before stays as it was counted.")
        .takes(ProductApi.ProductEdit.class).answers(200, ProductApi.ProductView.class).refuses(OTHER_CURRENCY).by(products::change);
    to.delete("/products/{product}", PRODUCT_WRITE, "Take a product out of sale")
        .says("Sales of it that a till still tells of count as before.").answers(200, ProductApi.ProductView.class).by(products::end);
    to.post("/products/{product}/resumption", PRODUCT_WRITE, "Sell a product again").answers(200, ProductApi.ProductView.class)
        .by(products::resume);
    to.get("/categories", CLUB_READ, "The categories of products").lists(ProductApi.CategoryView.class).by(products::categories);
    to.put("/categories/{code}", PRODUCT_WRITE, "Name a category").says("Members read the name in the rules.")
        .takes(ProductApi.CategoryName.class).answers(200, ProductApi.CategoryView.class).by(products::nameCategory);
  }
}
