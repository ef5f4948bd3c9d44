/// The audit of the books: rules that hold whatever happened, each as one query that finds what breaks it. Anybody who may read the database can
/// run them. Reads any table and is imported by no other room.
@NullMarked
package club.vafa.audit;

import org.jspecify.annotations.NullMarked;
