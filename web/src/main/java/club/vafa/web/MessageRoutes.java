package club.vafa.web;

import static club.vafa.staff.Permission.CAMPAIGN_READ;
import static club.vafa.staff.Permission.MEMBER_READ;

import club.vafa.Core;
import club.vafa.web.api.MessageApi;

/** What was sent to members, and what it cost. */
final class MessageRoutes {

  private MessageRoutes() {}

  static void add(RouteTable to, Core core) {
    var messages = new MessageApi(core);
    to.get("/members/{member}/messages", MEMBER_READ, "What was or will be sent to a member, newest first")
        .says("With how each ended and why, but not what it says.").lists(MessageApi.MessageView.class).by(messages::ofMember);
    to.get("/messages/costs", CAMPAIGN_READ, "What messages have cost, by month, channel and kind").asks(MessageApi.CostQuery.class)
        .answers(200, MessageApi.CostsView.class).by(messages::costs);
  }
}
