package club.vafa.staff;

import static club.vafa.staff.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that every club has from the start. Their permissions are the program's, so that a new permission finds its owners by itself.
 */
public enum PredefinedRole {
  OWNER(EnumSet.allOf(Permission.class)),
  MARKETER(EnumSet.of(CLUB_READ, MEMBER_READ, SEGMENT_READ, SEGMENT_WRITE, CAMPAIGN_READ, CAMPAIGN_WRITE, CAMPAIGN_RUN, CAMPAIGN_APPROVE,
      GAME_READ, GAME_WRITE, COUPON_WRITE,
      REWARD_WRITE, CARD_PRINT, DISCOUNT_CARD_WRITE, PRODUCT_WRITE, RULE_WRITE, SUBSCRIPTION_WRITE, REPORT_READ)),
  CASHIER(EnumSet.of(CLUB_READ, MEMBER_READ, MEMBER_WRITE, PURCHASE_READ, PURCHASE_RECORD, PURCHASE_REFUND, COUPON_REDEEM,
      REWARD_REDEEM, CARD_WRITE, GIFT_CARD_USE, SUBSCRIPTION_SELL)),
  SUPPORT(EnumSet.of(CLUB_READ, MEMBER_READ, MEMBER_WRITE, PERSONAL_DATA_READ, PERSON_MERGE, PERSON_EXPORT, PURCHASE_READ, PURCHASE_REFUND,
      REFUND_GRACE, REWARD_REDEEM, REWARD_REVERSE, POINTS_ADJUST, SEGMENT_READ, CAMPAIGN_READ,
      POINTS_GIVE, GAME_READ, CARD_WRITE, GIFT_CARD_WRITE, SUBSCRIPTION_SELL, SUBSCRIPTION_REFUND)),
  LEGAL(EnumSet.of(CLUB_READ, SETTLEMENT_READ, GAME_READ, GAME_APPROVE, CAMPAIGN_READ, CAMPAIGN_APPROVE, POINTS_APPROVE, REPORT_READ, AUDIT_READ)),
  ACCOUNTANT(EnumSet.of(CLUB_READ, SETTLEMENT_READ, SETTLEMENT_WRITE, REPORT_READ)),
  /** The staff of a partner shop. */
  PARTNER(EnumSet.of(PARTNER_RECORD, SETTLEMENT_READ));

  private final Set<Permission> permissions;

  PredefinedRole(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** "owner", "cashier": the role's code in the database and the API. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<PredefinedRole> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }
}
