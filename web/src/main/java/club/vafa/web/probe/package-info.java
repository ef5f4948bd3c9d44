/**
 * How the process is: alive, ready, and its figures for Prometheus.
 * What is looked at and measured is handed in as small functions, since the loops and queues live in other modules.
 * Nothing here tells a secret or a person: an ill part is named with a short reason.
 */
@NullMarked
package club.vafa.web.probe;

import org.jspecify.annotations.NullMarked;
