package club.vafa.member;

/** A way to reach a person; its address is a chat id in Telegram, a phone in E.164 by SMS. */
public enum Channel { TELEGRAM, SMS }
