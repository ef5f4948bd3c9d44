/**
 * The SMS wire as Kavenegar speaks it, for Iran: forms out, answers whose own status counts, texts and states in by calls without a signature
 * (a long secret in the path stands for one). A message's number of ours goes along, so that the end of a call without an answer can be asked for.
 * Nothing outside this package knows a word of Kavenegar's.
 */
@NullMarked
package club.vafa.bot.kavenegar;

import org.jspecify.annotations.NullMarked;
