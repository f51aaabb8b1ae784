package dev.jsnode.demo;

import dev.jsnode.boot.bridge.JsExposed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What JavaScript may ask about products:
 * {@code import inventory from 'spring:inventory'}.
 */
@Component
@JsExposed
public class Inventory {

	private final ProductRepository products;

	Inventory(ProductRepository products) {
		this.products = products;
	}

	/**
	 * Return all products.
	 * @return the products by number
	 */
	public Flux<Product> products() {
		return this.products.findAllByOrderBySku();
	}

	/**
	 * Return a product.
	 * @param sku its number
	 * @return the product, empty if there is none
	 */
	public Mono<Product> product(String sku) {
		return this.products.findById(sku);
	}

	/**
	 * Return how many there are of a product.
	 * @param sku its number
	 * @return the stock, 0 if there is no such product
	 */
	public Mono<Integer> stock(String sku) {
		return this.products.findById(sku).map(Product::stock).defaultIfEmpty(0);
	}

}
