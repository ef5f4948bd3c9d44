/// Shops of others that take part in the club under a contract: members earn there, spend there, or both.
/// What a postpaid partner funds it owes when it is spent; a prepaid one pays beforehand into a pool, and refuses when that is used up.
/// Nothing is given or taken but under the contract that is in force on the day.
@NullMarked
package club.vafa.partner;

import org.jspecify.annotations.NullMarked;
