/**
 * JSON as the API's manners want it: a record says once how a value looks on the wire, and from it come strict reading, the schema and the
 * example.
 * Reading names every wrong field at once and coerces nothing: no unknown fields, no text where a number belongs, no number over 2^53.
 * Nothing here knows HTTP or a room of the club.
 */
@NullMarked
package club.vafa.web.json;

import org.jspecify.annotations.NullMarked;
