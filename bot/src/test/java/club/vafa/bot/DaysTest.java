package club.vafa.bot;

import static org.assertj.core.api.Assertions.assertThat;

import club.vafa.calendar.Anniversary;
import club.vafa.calendar.CalendarKind;
import club.vafa.calendar.LeapChoice;
import club.vafa.member.ChatAddress;
import club.vafa.occasion.Occasion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member's own days, in a chat and on a phone. */
class DaysTest {

  @RegisterExtension
  static final BotHouse house = new BotHouse();

  private static List<Occasion> days(BotHouse.Chatter chatter) {
    var core = house.core();
    return core.db.read(h -> core.occasions.of(h, core.members.byChat(h, ChatAddress.telegram(chatter.person.id())).orElseThrow().id()));
  }

  @Test
  void aLineWithANameAndADateIsKeptInTheCalendarInWhichItWasWrittenAndTakenBackAgain() throws Exception {
    var chatter = house.chatter("Niloufar").joined();
    int before = days(chatter).size();
    chatter.says("مناسبت‌های من", "هنوز مناسبتی ثبت نشده");
    chatter.says("سالگرد ازدواج ۱۴ مهر ۱۳۹۰", "«سالگرد ازدواج» با تاریخ ۱۴ مهر ۱۳۹۰ ثبت شد");
    chatter.says("/days", "سالگرد ازدواج: ۱۴ مهر ۱۳۹۰");
    chatter.says("آشنایی ۱۵ رمضان ۱۴۲۰", "ثبت شد");
    chatter.says("/days", "آشنایی");
    chatter.says("آشنایی ۳۱ مهر ۱۳۹۰", "چنین روزی در تقویم نیست");
    chatter.says("آشنایی دیروز", "تاریخ پیدا نشد");
    assertThat(days(chatter)).hasSize(before + 2).anySatisfy(one -> {
      assertThat(one.title()).contains("آشنایی");
      assertThat(one.day()).isEqualTo(new Anniversary(CalendarKind.HIJRI, 1420, 9, 15, LeapChoice.DAY_BEFORE));
    });
    chatter.says("/days", "آشنایی");
    chatter.says("حذف آشنایی", "«آشنایی» حذف شد");
    assertThat(days(chatter)).hasSize(before + 1);
  }

  @Test
  void aPhoneKeepsADayByOneText() throws Exception {
    var texter = house.texter();
    texter.says("عضویت", "نامتان را");
    texter.says("مهسا احمدی", "عضو شدید");
    texter.says("2", "");
    texter.says("مناسبت", "سالگرد ازدواج ۱۴ مهر ۱۳۹۰");
    assertThat(texter.says("Wedding 6 October 2011", "۶ اکتبر ۲۰۱۱")).contains("سالگرد ازدواج");
  }
}
