/**
 * Journeys: what the club does with a member over days or weeks, step by step: it sends, waits, asks a condition, gives, and lets go.
 * A member's place is a row with the moment at which there is something to do; whoever claims the row does its steps and moves it on in one
 * transaction, so that each step is done once whatever dies, and a tick costs what is due and nothing else.
 * A change of a journey is a new version; those inside go on in theirs.
 */
@NullMarked
package club.vafa.journey;

import org.jspecify.annotations.NullMarked;
