/// A second person's yes to exactly this content: the launch of a game, an adjustment over the threshold.
/// The content is kept as text with its hash; any edit makes another content, and the yes to the old one counts no more.
/// Where a club has one person only who may say yes, its owner may do so alone, 24 hours after the wish was recorded.
@NullMarked
package club.vafa.approval;

import org.jspecify.annotations.NullMarked;
