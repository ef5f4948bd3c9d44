/**
 * The people who work for the club: what they may do, in which branches, and the tokens with which they and their tills call the API.
 * A permission is asked for by name at every route; roles are only bundles of permissions.
 * A token is shown once and stored as its hash.
 */
@NullMarked
package club.vafa.staff;

import org.jspecify.annotations.NullMarked;
