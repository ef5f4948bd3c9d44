/**
 * One-time codes: six digits, sent by SMS to a number that somebody says is theirs, good for five minutes and for one use.
 * With a code a member changes the phone, a new chat takes a membership over, and two records of one person are joined.
 * Codes are kept as HMACs; how often one is sent or guessed is limited per number, per asker and per code.
 */
@NullMarked
package club.vafa.verification;

import org.jspecify.annotations.NullMarked;
