package club.vafa.web.api;

import club.vafa.Core;
import club.vafa.award.PointGift;
import club.vafa.award.PointGiftId;
import club.vafa.award.PointGiving;
import club.vafa.award.Receiver;
import club.vafa.value.MemberId;
import club.vafa.web.Call;
import club.vafa.web.Refusals;
import club.vafa.web.Reply;
import club.vafa.web.json.Doc;
import java.time.Instant;
import java.util.Optional;

/** Points that members give to each other. */
public final class PointGiftApi {

  /** A gift on the giver's word. */
  public record GiftWish(
      @Doc(value = "The receiver's phone number, as people write it. Give exactly one of phone, card and memberId.",
          example = "09000000002",
          max = 40) Optional<String> phone,
      @Doc(value = "The number of the receiver's card.", max = 100) Optional<String> card,
      @Doc("The receiver's id.") Optional<MemberId> memberId,
      @Doc(value = "How many points.", example = "20", min = 1, max = PointGift.POINTS_MAX) long points) {
    public GiftWish {
      Named.once(phone, card, memberId);
    }
  }

  /** A gift that was given. */
  public record GiftAnswer(PointGiftId id, @Doc("The receiver.") MemberId to, @Doc(value = "Points.", example = "20") long points,
      @Doc(value = "The giver's posted points after it.", example = "97") long posted) {}

  /** A gift of before. */
  public record GiftView(PointGiftId id, @Doc("The receiver.") MemberId to, @Doc(value = "Points.", example = "20") long points,
      Instant at) {
    static GiftView of(PointGift gift) {
      return new GiftView(gift.id(), gift.to(), gift.points(), gift.at());
    }
  }

  private final Core core;
  private final Phones phones;

  public PointGiftApi(Core core) {
    this.core = core;
    this.phones = new Phones(core.clubs);
  }

  public Reply give(Call call) {
    var wish = call.body(GiftWish.class);
    return call.id("member", MemberId::new)
        .map(from -> Replies.keyed(core.pointGifts.give(call.key(), from, receiver(wish), wish.points(), call.actor()),
        PointGiftApi::reply))
        .orElseGet(Refusals::notFound);
  }

  public Reply list(Call call) {
    var page = call.pageById();
    return call.id("member", MemberId::new).filter(id -> core.db.read(h -> core.members.byId(h, id)).isPresent())
        .map(from -> Reply.of(core.db.read(h -> core.pointGifts.of(h, from, page)).map(GiftView::of))).orElseGet(Refusals::notFound);
  }

  private Receiver receiver(GiftWish wish) {
    return wish.phone().<Receiver>map(phone -> new Receiver.ByPhone(phones.read("phone", phone)))
        .or(() -> wish.card().map(Receiver.ByCard::new)).or(() -> wish.memberId().map(Receiver.ById::new)).orElseThrow();
  }

  private static Reply reply(PointGiving answer) {
    return answer instanceof PointGiving.Given(var id, var to, long points, long posted) ? Reply.of(new GiftAnswer(id, to, points, posted))
        : Refusals.of(answer);
  }
}
