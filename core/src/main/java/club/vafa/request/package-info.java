/// Keys of requests from outside, and their stored answers.
/// Same key and content: the first answer again; other content: refused; still in flight: refused without waiting.
/// Refusals are not stored, so that a refused wish may be tried again.
@NullMarked
package club.vafa.request;

import org.jspecify.annotations.NullMarked;
