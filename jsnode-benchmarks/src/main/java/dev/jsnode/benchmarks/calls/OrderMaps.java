package dev.jsnode.benchmarks.calls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders as maps, by hand: nothing could be faster.
 */
final class OrderMaps {

	private OrderMaps() {
	}

	static Map<String, Object> map(Order order) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("id", order.id());
		map.put("customer", order.customer());
		map.put("express", order.express());
		map.put("items", order.items().stream().map(OrderMaps::map).toList());
		map.put("total", order.total());
		return map;
	}

	private static Map<String, Object> map(Order.Item item) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("sku", item.sku());
		map.put("quantity", item.quantity());
		map.put("price", item.price());
		map.put("amount", item.amount());
		return map;
	}

	static Order order(Map<String, ?> map) {
		List<?> items = (List<?>) value(map, "items");
		return new Order(number(map, "id").intValue(), (String) value(map, "customer"), (Boolean) value(map, "express"),
				items.stream().map((item) -> item((Map<?, ?>) item)).toList(), number(map, "total").doubleValue());
	}

	private static Order.Item item(Map<?, ?> map) {
		return new Order.Item((String) value(map, "sku"), number(map, "quantity").intValue(),
				number(map, "price").doubleValue(), number(map, "amount").doubleValue());
	}

	private static Number number(Map<?, ?> map, String key) {
		return (Number) value(map, key);
	}

	private static Object value(Map<?, ?> map, String key) {
		Object value = map.get(key);
		if (value == null) {
			throw new IllegalStateException("No " + key + " in " + map);
		}
		return value;
	}

}
