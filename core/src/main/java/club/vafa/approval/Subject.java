package club.vafa.approval;

import java.util.UUID;

/// What is to be approved: "game", "adjustment", and its id.
public record Subject(String type, UUID id) {}
