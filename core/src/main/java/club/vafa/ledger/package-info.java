/// Double-entry books of points and credit, append-only: transfers, their entries, and the lots that were earned.
/// A transfer touches one holder and house accounts, and its entries sum to zero; correction is a transfer more.
/// Expiry is checked by date at spending, not by whether a job ran.
@NullMarked
package club.vafa.ledger;

import org.jspecify.annotations.NullMarked;
