package dev.jsnode.demo;

/**
 * An offer that JavaScript made.
 *
 * @param sku the product's number
 * @param percent the discount in percent
 * @param cents the price in cents
 */
record Offer(String sku, int percent, int cents) {

}
