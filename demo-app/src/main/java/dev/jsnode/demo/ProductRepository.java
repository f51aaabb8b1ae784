package dev.jsnode.demo;

import reactor.core.publisher.Flux;

import org.springframework.data.repository.reactive.ReactiveCrudRepository;

/**
 * The products in the database.
 */
interface ProductRepository extends ReactiveCrudRepository<Product, String> {

	Flux<Product> findAllByOrderBySku();

}
