/// What must not be readable or forgeable by who sees the database: HMACs and authenticated encryption under the club's key.
/// Each use names its purpose, and each purpose has a key of its own, derived from the one master key.
/// Random tokens come from here too, and the codes that people type and that are as good as money.
@NullMarked
package club.vafa.secret;

import org.jspecify.annotations.NullMarked;
