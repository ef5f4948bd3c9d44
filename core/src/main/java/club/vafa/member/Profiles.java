package club.vafa.member;

import club.vafa.text.PersonName;
import club.vafa.trail.Actor;
import club.vafa.trail.Trail;
import club.vafa.value.Language;
import club.vafa.value.MemberId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Editing of a member's profile, by the member or by staff; each change is on the trail, without what it changed to. */
public final class Profiles {
  public static final int INTERESTS_MAX = 20;

  private final Trail trail;

  public Profiles(Trail trail) {
    this.trail = trail;
  }

  public ProfileChange rename(Handle h, Actor by, MemberId id, String typed) {
    var name = PersonName.clean(typed);
    if (!(name instanceof PersonName.Ok(String clean))) {
      return new ProfileChange.NameRefused(name);
    }
    return changed(h, by, id, "member.rename", MemberSql.rename(h, id, clean), Map.of());
  }

  public ProfileChange changeLanguage(Handle h, Actor by, MemberId id, Language language) {
    return changed(h, by, id, "member.language", MemberSql.changeLanguage(h, id, language), Map.of("language", language.code()));
  }

  /** On which channel the club writes first. */
  public ProfileChange prefer(Handle h, Actor by, MemberId id, Channel channel) {
    if (ChatSql.addressOf(h, id, channel).isEmpty()) {
      return MemberSql.byId(h, id).isPresent() ? new ProfileChange.NotLinked(channel) : new ProfileChange.Unknown();
    }
    return changed(h, by, id, "member.prefer", MemberSql.prefer(h, id, channel), Map.of("channel", channel.name()));
  }

  /** What the member likes: categories of products by code, which the caller knows to exist; these and no others from now on. */
  public ProfileChange like(Handle h, Actor by, MemberId id, Collection<String> categories) {
    var codes = categories.stream().distinct().sorted().limit(INTERESTS_MAX).toList();
    return changed(h, by, id, "member.interests", MemberSql.like(h, id, codes), Map.of("number", codes.size()));
  }

  private ProfileChange changed(Handle h, Actor by, MemberId id, String action, int rows, Map<String, ?> facts) {
    Optional<Member> member = MemberSql.byId(h, id);
    if (rows == 0 || member.isEmpty()) {
      return new ProfileChange.Unknown();
    }
    trail.record(h, by, action, "member", id.value(), facts);
    return new ProfileChange.Done(member.get());
  }
}
