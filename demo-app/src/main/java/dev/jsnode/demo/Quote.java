package dev.jsnode.demo;

import java.time.Instant;

/**
 * A price that JavaScript made.
 *
 * @param sku the product's number
 * @param qty how many
 * @param cents the price in cents
 * @param discount the discount in percent
 * @param quotedAt when it was made
 */
record Quote(String sku, int qty, int cents, int discount, Instant quotedAt) {

}
