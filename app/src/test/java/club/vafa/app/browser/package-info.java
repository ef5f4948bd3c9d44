/**
 * Pages in a real browser. {@link club.vafa.app.browser.TestBrowser} starts the system's Chromium, in which a test opens its page as a
 * person would.
 * Nothing is loaded from outside the machine, and a page that logs an error fails its test.
 */
@NullMarked
package club.vafa.app.browser;

import org.jspecify.annotations.NullMarked;
