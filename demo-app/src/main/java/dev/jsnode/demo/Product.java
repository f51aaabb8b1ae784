package dev.jsnode.demo;

import org.springframework.data.annotation.Id;

/**
 * A product of the shop.
 *
 * @param sku its number
 * @param name its name
 * @param cents its price in cents
 * @param stock how many there are
 */
record Product(@Id String sku, String name, int cents, int stock) {

}
