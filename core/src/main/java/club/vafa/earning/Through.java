package club.vafa.earning;

/// By which way a sale or another happening reached the club. A sale of which nothing else is told was made at a till.
public enum Through { TILL, ONLINE, TELEGRAM, SMS, PORTAL, STAFF, IMPORT }
