/**
 * The few pages of the web module that are for people: the front page in the club's languages, and the documentation of the API.
 * They are plain files and small pieces of HTML, with no script or font from elsewhere.
 * The documentation page reads the same OpenAPI document that programs read.
 */
@NullMarked
package club.vafa.web.page;

import org.jspecify.annotations.NullMarked;
