package club.vafa.message;

import club.vafa.member.Consents;
import club.vafa.member.Reach;

/** Whom the gate asks. */
public record Crossing(Consents consents, Reach reach, Runs runs) {}
