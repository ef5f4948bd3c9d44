/**
 * Who is where in which dialogue, and the inbox of what people and providers have sent.
 * What arrives is stored under a claim on (channel, account, provider id) before it is acknowledged, so a second delivery changes nothing;
 * then it is handled in order per address, and the new state, the effects and the replies commit together. What cannot be handled is set
 * aside with its reason.
 */
@NullMarked
package club.vafa.conversation;

import org.jspecify.annotations.NullMarked;
