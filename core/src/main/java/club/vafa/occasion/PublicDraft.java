package club.vafa.occasion;

import club.vafa.value.LocalText;

/** What staff say of a public occasion: how it is called, on which day it falls, and whether it is on. */
public record PublicDraft(LocalText name, DayRule rule, boolean active) {
}
