package club.vafa.web.api;

import club.vafa.club.Clubs;
import club.vafa.value.Phone;
import club.vafa.web.json.Malformed;

/** Reads phone numbers as people of the club's region write them. */
final class Phones {
  private final Clubs clubs;

  Phones(Clubs clubs) {
    this.clubs = clubs;
  }

  /** The number; where it is none, the request ends with this field as the wrong one. */
  Phone read(String field, String typed) {
    return Phone.parse(typed, clubs.settings().phoneRegion()).orElseThrow(() -> Malformed.field(field, "not_a_phone"));
  }
}
