/// Games of chance that can be checked: the wheel of fortune, its plan, its launch, its plays and their proof.
///
/// A game goes draft → submitted → approved → launched → closed. It is launched only if at least a quarter of its tickets win something of value, also
/// when stocks run out, if an ordinary member can enter it, if its terms stand in both languages, and with the yes of somebody with the legal
/// permission who did not make it, to exactly this plan. Before a play its worst case is taken from the budget; where that is not there, the game closes.
///
/// How a play can be worked out by anyone. Every business day of a game is a round with a secret seed of 32 bytes. SHA-256 of each seed is published when
/// the game is launched, the seed itself after the round has ended. A play has a message, made of what was fixed before anybody could know the seed:
/// {@snippet lang=python :
/// message = round_id + ":" + member_id + ":" + number + ":" + luck   # the member's n-th play of this game, and the member's own word or number
/// block = 0
/// while True:
///     digest = hmac_sha256(key=seed, text=message + ":" + str(block))  # all texts in UTF-8, ids in their usual 36 small characters
///     x = int.from_bytes(digest[:8], "big")                            # 0 … 2^64 - 1
///     if x < 2**64 // tickets * tickets: break                         # beyond the last whole multiple a ticket would be favoured: next block
///     block += 1
/// ticket = x % tickets                                                 # tickets is the sum of the prizes' weights
/// }
/// The prizes lie one after another in the plan's order, each on as many tickets as its weight: the first on 0 … weight - 1, and so on. If the stock of the
/// prize that was drawn had run out, its funded consolation was given in its place.
@NullMarked
package club.vafa.game;

import org.jspecify.annotations.NullMarked;
