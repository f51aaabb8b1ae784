package dev.jsnode.boot.test.app;

import dev.jsnode.boot.bridge.JsExposed;

import org.springframework.stereotype.Component;

/**
 * Opened to JavaScript.
 */
@Component
@JsExposed
public class Stock {

	private final Warehouse warehouse;

	Stock(Warehouse warehouse) {
		this.warehouse = warehouse;
	}

	/**
	 * Return how many there are.
	 * @param sku the product
	 * @return the number
	 */
	public int of(String sku) {
		return this.warehouse.count(sku);
	}

}
