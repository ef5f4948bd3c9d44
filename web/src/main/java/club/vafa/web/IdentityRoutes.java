package club.vafa.web;

import static club.vafa.staff.Permission.*;
import static club.vafa.web.ProblemType.*;

import club.vafa.Core;
import club.vafa.web.api.IdentityApi;
import club.vafa.web.api.IdentityShapes;

/** Who a member is. */
final class IdentityRoutes {

  private IdentityRoutes() {}

  static void add(RouteTable to, Core core) {
    var identity = new IdentityApi(core);
    to.post("/members/{member}/phone", MEMBER_WRITE, "Send a code to a member's new number")
        .says("The number is the member's once the code was said back. Whose it is now is told only then.")
        .takes(IdentityShapes.PhoneWish.class).answers(200, IdentityShapes.CodeSent.class).refuses(CODE_TOO_SOON, TOO_MANY_CODES)
        .by(identity::askPhone);
    to.post("/members/{member}/phone/confirmation", MEMBER_WRITE, "Change a member's number")
        .says("The old number is told. A number that is another member's is not taken: the two can be merged.")
        .takes(IdentityShapes.CodeSaid.class).answers(200, IdentityShapes.NumberView.class).refuses(WRONG_CODE, NO_CODE, PHONE_OF_ANOTHER)
        .by(identity::confirmPhone);
    to.post("/members/{member}/email", MEMBER_WRITE, "Send a code to a member's e-mail address")
        .says("The address is the member's once the code was said back; nothing else is sent there before.")
        .takes(IdentityShapes.EmailWish.class).answers(200, IdentityShapes.CodeSent.class).refuses(CODE_TOO_SOON, TOO_MANY_CODES)
        .by(identity::askEmail);
    to.post("/members/{member}/email/confirmation", MEMBER_WRITE, "Note a member's e-mail address")
        .says("An earlier address is told. Club messages by e-mail are agreed to by themselves, with the member's consent.")
        .takes(IdentityShapes.CodeSaid.class).answers(200, IdentityShapes.EmailView.class).refuses(WRONG_CODE, NO_CODE, EMAIL_OF_ANOTHER)
        .by(identity::confirmEmail);
    to.delete("/members/{member}/email", MEMBER_WRITE, "Forget a member's e-mail address")
        .says("What was agreed to about e-mail ends with it.").by(identity::forgetEmail);
    to.post("/members/{member}/proof/code", PERSON_MERGE, "Send a code to the number that a member has")
        .answers(200, IdentityShapes.CodeSent.class).refuses(NO_PHONE, CODE_TOO_SOON, TOO_MANY_CODES).by(identity::askProof);
    to.post("/members/{member}/proof", PERSON_MERGE, "Note that a member is present")
        .says("By a code that was sent to the member's number, or by the member's card. Good for a quarter of an hour, for whoever took it.")
        .takes(IdentityShapes.PresenceWish.class).answers(200, IdentityShapes.PresenceView.class).refuses(WRONG_CODE, NO_CODE, NOT_THEIR_CARD)
        .by(identity::prove);
    to.post("/members/{member}/merge", PERSON_MERGE, "Make two records of one person one")
        .says("Both must have been shown to be present just before. The other id becomes an alias; what was got twice and may be had once is "
            + "taken back once.")
        .keyed().takes(IdentityShapes.MergeWish.class).answers(200, IdentityShapes.MergedView.class)
        .refuses(SAME_MEMBER, NOT_PROVED, UNKNOWN_MEMBER).by(identity::merge);
    to.post("/members/{member}/unmerge", PERSON_MERGE, "Take a merged record apart again")
        .says("By the id that became an alias. It gets what is left of its own.")
        .keyed().answers(200, IdentityShapes.ApartView.class).refuses(NOT_MERGED, LATER_MERGE_FIRST).by(identity::unmerge);
    to.get("/members/{member}/merges", PERSON_MERGE, "The merges of a person, newest first").lists(IdentityShapes.MergeItem.class)
        .by(identity::merges);
    to.post("/members/{member}/erasure", PERSON_ERASE, "Forget a person")
        .says("Name, numbers, chats and words go; the books stay with the bare id; what was open is given up. It cannot be undone.")
        .takes(IdentityShapes.ErasureWish.class).answers(200, IdentityShapes.ErasedView.class).by(identity::erase);
    to.get("/members/{member}/export", PERSON_EXPORT, "All that is kept about a member, as JSON").answersFile("application/json")
        .by(identity::export);
    to.get("/members/{member}/export/page", PERSON_EXPORT, "All that is kept about a member, as a page to read")
        .asks(IdentityShapes.PageLanguage.class).answersFile("text/html").by(identity::page);
  }
}
