package club.vafa.member;

import club.vafa.value.PageRequest;
import club.vafa.value.Phone;
import java.util.Optional;

/** Which members are wanted: all, the one of a phone, or those whose name begins so. */
public record MemberQuery(Optional<Phone> phone, Optional<String> namePrefix, PageRequest page) {
}
