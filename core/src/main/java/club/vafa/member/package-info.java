/**
 * The people of the club: who they are, how they are reached, what they have consented to.
 * A person is known by a random id; a phone and a chat are claims that lead to it.
 * What others keep about a member belongs to their rooms, under the member's id.
 */
@NullMarked
package club.vafa.member;

import org.jspecify.annotations.NullMarked;
