package dev.jsnode.demo;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring's own routes: they call JavaScript as they would call any bean.
 */
@RestController
@RequestMapping("/api")
class PricingController {

	private final Pricing pricing;

	PricingController(Pricing pricing) {
		this.pricing = pricing;
	}

	@GetMapping("/quote")
	Mono<Quote> quote(@RequestParam String sku, @RequestParam int qty) {
		return this.pricing.quote(sku, qty);
	}

	@GetMapping(path = "/offers/{sku}", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Offer> offers(@PathVariable String sku) {
		return this.pricing.offers(sku);
	}

	@GetMapping("/fail")
	Mono<Quote> fail() {
		return this.pricing.fail();
	}

}
