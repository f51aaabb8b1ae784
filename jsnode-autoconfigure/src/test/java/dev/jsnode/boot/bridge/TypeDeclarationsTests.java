package dev.jsnode.boot.bridge;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TypeDeclarations}.
 */
class TypeDeclarationsTests {

	private final String text = declarations(Warehouse.class);

	@Test
	void functionsAreDeclaredWithTheirResults() {
		assertThat(this.text).contains("declare module 'spring:warehouse' {")
			.contains("  export function stock(sku: string): Promise<number>;")
			.contains("  export function levels(ids: string[]): AsyncIterable<Level>;")
			.contains("  export function later(): Promise<string>;")
			.contains("  export function clear(): Promise<void>;")
			.contains("  export default module;");
	}

	@Test
	void valuesKeepTheirKind() {
		assertThat(this.text).contains("export function kinds(")
			.contains("when: Date, id: bigint, bytes: Uint8Array, tags: Set<string>, unit: 'DAYS'")
			.contains("prices: Record<string, number>, byId: Map<number, Level>, day: string, uuid: string");
	}

	@Test
	void objectsAreInterfacesAsJacksonWritesThem() {
		assertThat(this.text).contains("""
				  interface Level {
				    amount: number;
				    note: string | undefined;
				    tags: string[];
				    parts: Level[];
				    when: Date;
				  }
				""").doesNotContain("secret");
	}

	@Test
	void typeVariablesStandForWhatTheBeanSays() {
		assertThat(this.text).contains("export function find(id: string): Promise<Level>;");
	}

	@Test
	void overloadsAreDeclaredOneByOne() {
		assertThat(this.text).contains("  export function move(sku: string): Promise<boolean>;")
			.contains("  export function move(sku: string, to: string): Promise<boolean>;");
	}

	@Test
	void modulesOfJsnodeAreDeclared() {
		assertThat(this.text).contains("declare module 'spring:context' {")
			.contains("declare module 'spring:events' {")
			.contains("declare module 'spring:views' {")
			.contains("springPrincipal?:");
	}

	private static String declarations(Class<?> type) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("warehouse", new RootBeanDefinition(type));
		JsonMapper mapper = JsonMapper.builder().build();
		return new TypeDeclarations(new ExposedBeans(beans, new BridgeMapper(mapper)), mapper).text();
	}

	record Level(int amount, Optional<String> note, Set<String> tags, List<Level> parts,
			@JsonProperty("when") Instant at, @JsonIgnore String secret) {
	}

	interface Finder<T> {

		Mono<T> find(String id);

	}

	@JsExposed
	public static class Warehouse implements Finder<Level> {

		public Mono<Integer> stock(String sku) {
			return Mono.just(1);
		}

		public Flux<Level> levels(List<String> ids) {
			return Flux.empty();
		}

		public CompletableFuture<String> later() {
			return new CompletableFuture<>();
		}

		public void clear() {
		}

		public boolean kinds(Instant when, BigInteger id, byte[] bytes, Set<String> tags, TimeUnitOfOrder unit,
				Map<String, Double> prices, Map<Integer, Level> byId, LocalDate day, UUID uuid) {
			return true;
		}

		public boolean move(String sku) {
			return true;
		}

		public boolean move(String sku, String to) {
			return true;
		}

		@Override
		public Mono<Level> find(String id) {
			return Mono.empty();
		}

	}

	enum TimeUnitOfOrder {

		DAYS

	}

}
