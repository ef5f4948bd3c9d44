package club.vafa.game;

import club.vafa.coupon.OwnCoupon;
import club.vafa.value.GameId;
import club.vafa.value.LocalText;
import club.vafa.value.MemberId;
import club.vafa.value.PlayId;
import java.time.Instant;
import java.util.Optional;

/// A finished play as its member is told it: what was given, in place of what where a stock had run out, and under which code it can be
/// checked.
public record Play(PlayId id, String code, MemberId member, GameId game, LocalText gameName, LocalText label, boolean won, Gift gift,
    Optional<LocalText> inPlaceOf, Optional<OwnCoupon> coupon, Instant at) {}
