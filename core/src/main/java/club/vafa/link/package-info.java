/**
 * Links in messages, shortened per delivery and counted when they are followed.
 * A code is derived from the delivery and the link's place in its text, and stored with its target when the message is put into words; what
 * is asked for later names the code only, so nobody can have the club redirect to a place of their own.
 * The first click of each delivery counts as a click, further ones only in the total.
 */
@NullMarked
package club.vafa.link;

import org.jspecify.annotations.NullMarked;
