@org.jspecify.annotations.NullMarked
package club.vafa.app;
