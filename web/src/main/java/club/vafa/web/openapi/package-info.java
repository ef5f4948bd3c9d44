/**
 * The API's description for programs (OpenAPI 3.1) and for people (a page that reads it), both made from the table of routes.
 * Schemas and examples come from the shapes of the records that are really read and written, so they cannot say something else.
 * A test sends every example and holds every answer against its schema.
 */
@NullMarked
package club.vafa.web.openapi;

import org.jspecify.annotations.NullMarked;
