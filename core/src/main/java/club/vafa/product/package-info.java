/// What is sold: products and services, their categories and list prices.
/// Earning rules and rewards name them by code, and tell members their names.
/// A sale may also hold things that the club does not know.
@NullMarked
package club.vafa.product;

import org.jspecify.annotations.NullMarked;
