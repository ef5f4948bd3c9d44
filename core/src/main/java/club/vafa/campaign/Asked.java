package club.vafa.campaign;

/** Whether somebody was asked for a yes to a campaign as it now stands, and has said it. */
public enum Asked { NOT_REQUESTED, REQUESTED, APPROVED }
