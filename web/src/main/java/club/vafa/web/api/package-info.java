/**
 * The API room by room: what its requests and answers look like, and which of the club's rooms is asked.
 * A handler turns a request into a room's command and the room's answer into a reply; it decides nothing itself.
 * Records here differ from the club's own only where the wire does.
 */
@NullMarked
package club.vafa.web.api;

import org.jspecify.annotations.NullMarked;
