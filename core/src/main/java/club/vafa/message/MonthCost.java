package club.vafa.message;

import club.vafa.member.Channel;
import java.time.LocalDate;

/** What was sent in a month (its first day) on a channel: messages, their parts, and their cost in the currency's smallest unit. */
public record MonthCost(LocalDate month, Channel channel, Kind kind, long messages, long parts, long cost) {}
