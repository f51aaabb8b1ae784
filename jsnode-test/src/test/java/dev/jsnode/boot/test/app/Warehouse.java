package dev.jsnode.boot.test.app;

import org.springframework.stereotype.Component;

/**
 * Not part of a slice.
 */
@Component
public class Warehouse {

	int count(String sku) {
		return sku.equals("A1") ? 3 : 0;
	}

}
