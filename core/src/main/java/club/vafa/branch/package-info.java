/// The shops: one, or a chain of branches, each known at the till by a short code, with its address, hours and tills.
/// Branches are few, so readers get a copy of all of them that is at most a few seconds old.
/// What branches owe each other is counted elsewhere; here is who they are.
@NullMarked
package club.vafa.branch;

import org.jspecify.annotations.NullMarked;
