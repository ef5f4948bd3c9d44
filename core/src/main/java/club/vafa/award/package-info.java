/**
 * Giving for what is not a purchase: the welcome, a birthday's gift, and adjustments by staff.
 * What is given once only is claimed by member, kind and key in the transaction that gives it.
 * Joining as a whole is here too, since it ends in an award: the person, the card, the birthday and the welcome, in one transaction.
 */
@NullMarked
package club.vafa.award;

import org.jspecify.annotations.NullMarked;
