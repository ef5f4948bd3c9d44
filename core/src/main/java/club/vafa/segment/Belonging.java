package club.vafa.segment;

import club.vafa.text.Message;
import java.util.List;

/** Whether somebody belongs to a segment, and why: each leaf from left to right with the member's value and the verdict. */
public record Belonging(boolean belongs, List<Line> why) {

  /** What is asked, what the member has, and whether that is so. */
  public record Line(Condition.Leaf leaf, Message asked, Message has, boolean holds) {}
}
