package club.vafa.simulation;

/// Whatever keeps the books: the real ledger, the model, or the real one spoilt on purpose.
interface Service {

  /// What the step answered, in words that can be compared.
  String take(int number, Step step);

  /// Posted, pending, held, lapsed, debt and available of a holder, and what is left of each lot in the order in which lots are spent.
  String state(int holder);
}
