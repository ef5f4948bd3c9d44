/**
 * The club's members: people known by a random id, whose phone numbers and chats are claims that can end.
 * Consent is kept per channel and kind with its history; whether an address can be reached at all is kept apart from it.
 * The room says which person a phone or chat belongs to, and what may be sent where.
 */
@NullMarked
package club.vafa.member;

import org.jspecify.annotations.NullMarked;
