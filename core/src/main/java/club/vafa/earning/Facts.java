package club.vafa.earning;

/// What the rules may ask about the member, handed in by who knows.
public interface Facts {

  /// The code of the member's level before this sale.
  String tier();

  /// Which purchase of the member this is, from 1.
  long nthPurchase();

  /// The points that this rule has given in the present period of its cap.
  long usedOfCap(EarningRule rule);
}
