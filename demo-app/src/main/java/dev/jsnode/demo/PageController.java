package dev.jsnode.demo;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * Pages: Spring finds the model, React renders the view {@code views/product.mjs}.
 */
@Controller
class PageController {

	private final Inventory inventory;

	PageController(Inventory inventory) {
		this.inventory = inventory;
	}

	@GetMapping("/page/{sku}")
	Mono<String> page(@PathVariable String sku, Model model) {
		return this.inventory.product(sku)
			.switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No product " + sku)))
			.map((product) -> {
				model.addAttribute("product", product);
				return "product";
			});
	}

}
