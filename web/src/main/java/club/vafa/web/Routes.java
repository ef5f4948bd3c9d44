package club.vafa.web;

import club.vafa.Core;
import club.vafa.text.Texts;
import java.util.List;

/** Every path of the API with its permission and its documentation: one table, written down section by section. */
public final class Routes {
  public static final String PREFIX = "/api/v1";

  private Routes() {}

  public static List<Route> of(Core core) {
    var table = new RouteTable();
    ClubRoutes.add(table, core);
    ShopRoutes.add(table, core);
    PartnerRoutes.add(table, core);
    SettlementRoutes.add(table, core);
    var texts = new Texts(core.clubs.settings().zone());
    EarningRoutes.add(table, core, texts);
    MemberRoutes.add(table, core, texts);
    IdentityRoutes.add(table, core);
    TierRoutes.add(table, core);
    TillRoutes.add(table, core);
    RefundRoutes.add(table, core);
    CouponRoutes.add(table, core);
    RewardRoutes.add(table, core);
    CardRoutes.add(table, core);
    GiftCardRoutes.add(table, core);
    ImportRoutes.add(table, core, texts);
    GameRoutes.add(table, core);
    SegmentRoutes.add(table, core, texts);
    OccasionRoutes.add(table, core);
    CampaignRoutes.add(table, core);
    MessageRoutes.add(table, core);
    TemplateRoutes.add(table, core);
    JourneyRoutes.add(table, core);
    StaffRoutes.add(table, core);
    return table.routes();
  }
}
