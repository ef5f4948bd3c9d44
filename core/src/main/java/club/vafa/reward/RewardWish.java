package club.vafa.reward;

import club.vafa.value.BranchId;
import club.vafa.value.MemberId;
import club.vafa.value.RewardId;
import club.vafa.value.StaffId;
import java.util.Optional;

/// A member's wish for a reward: as it was in a version, where the member was shown one; at a branch and through somebody of the staff,
/// where it is asked
/// for at a till.
public record RewardWish(MemberId member, RewardId reward, Optional<Integer> version, Optional<BranchId> branch, Optional<StaffId> by) {}
