package club.vafa.earning;

/// What sets a rule off. All but a purchase are known by their event, and give fixed gifts only.
public enum Trigger { PURCHASE, JOINING, PROFILE, FEEDBACK, VISIT, REFERRAL }
