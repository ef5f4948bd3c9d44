/// What branches and partners owe each other: a point that one funded and that was spent at another is owed to that other at the lot's worth.
/// A month of the club's calendar is closed once and stays as it was; what becomes known of it later falls in the next one, so nothing is lost or counted twice.
/// What is owed all round is netted to few payments, which are marked as paid when they are.
@NullMarked
package club.vafa.settlement;

import org.jspecify.annotations.NullMarked;
