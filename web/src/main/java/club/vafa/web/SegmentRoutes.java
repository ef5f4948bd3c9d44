package club.vafa.web;

import static club.vafa.staff.Permission.SEGMENT_READ;
import static club.vafa.staff.Permission.SEGMENT_WRITE;
import static club.vafa.web.ProblemType.CODE_TAKEN;
import static club.vafa.web.ProblemType.OTHER_BRANCH;
import static club.vafa.web.ProblemType.TOO_MANY_SEGMENTS;
import static club.vafa.web.ProblemType.WRONG_STATE;

import club.vafa.Core;
import club.vafa.text.Texts;
import club.vafa.web.api.SegmentApi;
import club.vafa.web.api.SegmentShapes;

/** Groups of members as rules. */
final class SegmentRoutes {

  private SegmentRoutes() {}

  static void add(RouteTable to, Core core, Texts texts) {
    var segments = new SegmentApi(core, texts);
    to.get("/segments/attributes", SEGMENT_READ, "What a segment may ask of a member").says("Attributes with their operators, in words.")
        .answers(200, SegmentShapes.AttributesView.class).by(segments::attributes);
    to.post("/segments/count", SEGMENT_READ, "How many belong to a segment")
        .says("Counted over facts that follow what is written within a minute or two; the fifths of recency, frequency and money are of the last night.")
        .takes(SegmentShapes.SegmentQuestion.class).answers(200, SegmentShapes.SegmentSize.class).by(segments::count);
    to.post("/segments/sample", SEGMENT_READ, "Some who belong to a segment").takes(SegmentShapes.SegmentQuestion.class)
        .answers(200, SegmentShapes.SampleView.class).by(segments::sample);
    to.get("/segments", SEGMENT_READ, "The segments in their newest versions").asks(SegmentShapes.SegmentsQuery.class)
        .lists(SegmentShapes.SegmentView.class).by(segments::list);
    to.post("/segments", SEGMENT_WRITE, "Keep a segment").takes(SegmentShapes.SegmentWish.class).answers(201, SegmentShapes.SegmentView.class)
        .refuses(CODE_TAKEN, TOO_MANY_SEGMENTS, OTHER_BRANCH).by(segments::add);
    to.get("/segments/{segment}", SEGMENT_READ, "A segment").answers(200, SegmentShapes.SegmentView.class).by(segments::show);
    to.put("/segments/{segment}", SEGMENT_WRITE, "Change a segment").says("Makes a new version, unless nothing is new.")
        .takes(SegmentShapes.SegmentChange.class).answers(200, SegmentShapes.SegmentView.class).refuses(WRONG_STATE, OTHER_BRANCH)
        .by(segments::change);
    to.delete("/segments/{segment}", SEGMENT_WRITE, "Archive a segment").says("It is no longer offered; whoever uses it goes on.")
        .refuses(OTHER_BRANCH).by(segments::archive);
    to.get("/segments/{segment}/versions", SEGMENT_READ, "All versions of a segment, newest first").lists(SegmentShapes.SegmentView.class)
        .by(segments::versions);
    to.get("/segments/{segment}/members/{member}", SEGMENT_READ, "Whether a member belongs to a segment, and why")
        .says("Read afresh: each part of the condition with what the member has.").answers(200, SegmentShapes.BelongingView.class)
        .by(segments::member);
  }
}
