/**
 * The club over HTTP: one table of routes with their permissions and documentation, one place where answers become statuses and problems.
 * A route's handler is handed a {@link Call} whose caller, key and body have been checked, and gives a {@link Reply}.
 * The providers' webhooks and the probes of operation live here too; what they lead to is handed in.
 */
@NullMarked
package club.vafa.web;

import org.jspecify.annotations.NullMarked;
