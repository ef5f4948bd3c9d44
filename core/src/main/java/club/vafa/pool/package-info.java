/// Limited things: the stock of a prize, the budget of a game.
/// What is taken is taken within the caller's transaction and never falls below zero, at any number of callers at once.
/// A pool is the last lock that a transaction takes; whoever takes from several takes the budget before the stock.
@NullMarked
package club.vafa.pool;

import org.jspecify.annotations.NullMarked;
