/**
 * What the club says and how it reads what it is told: bundles of ICU patterns in Persian and English, digits, names, keywords, and the
 * parts of an SMS.
 * Each room keeps its own bundle, {@code <room>_fa.properties} and {@code <room>_en.properties}, and a message's key begins with that
 * room's name.
 * Whether a text goes to a chat or to a phone decides about invisible marks, which SMS must not carry.
 */
@NullMarked
package club.vafa.text;

import org.jspecify.annotations.NullMarked;
