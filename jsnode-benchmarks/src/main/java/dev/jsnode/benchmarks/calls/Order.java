package dev.jsnode.benchmarks.calls;

import java.util.List;

/**
 * What the function {@code price} takes and gives back with its amounts filled in.
 *
 * @param id the order's number
 * @param customer who ordered
 * @param express whether it is urgent
 * @param items what was ordered
 * @param total what all of it costs
 */
record Order(int id, String customer, boolean express, List<Item> items, double total) {

	/**
	 * Make the order of a number.
	 */
	static Order of(int number) {
		int id = Sums.first(number);
		return new Order(id, "Ada Lovelace", (id & 1) == 0,
				List.of(Item.of("spade", 1, 24.5), Item.of("rake", 2, 12.25), Item.of("flower pot", id & 7, 3.75)), 0);
	}

	/**
	 * Fail if an order is not that of the number, priced.
	 */
	static void check(Order order, int number) {
		Order asked = of(number);
		Item last = order.items().get(2);
		double amount = last.quantity() * 3.75;
		if (order.id() != asked.id() || order.express() != asked.express() || order.items().size() != 3
				|| !last.sku().equals("flower pot") || !order.customer().equals(asked.customer())
				|| last.quantity() != asked.items().get(2).quantity() || last.amount() != amount
				|| order.items().get(1).amount() != 24.5 || order.total() != 49 + amount) {
			throw new IllegalStateException("price(" + asked + ") gave " + order);
		}
	}

	/**
	 * A part of an order.
	 *
	 * @param sku what
	 * @param quantity how many
	 * @param price what one of it costs
	 * @param amount what they cost
	 */
	record Item(String sku, int quantity, double price, double amount) {

		static Item of(String sku, int quantity, double price) {
			return new Item(sku, quantity, price, 0);
		}

	}

}
