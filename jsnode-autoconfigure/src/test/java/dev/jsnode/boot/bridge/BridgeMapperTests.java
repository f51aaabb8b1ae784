package dev.jsnode.boot.bridge;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BridgeMapper}.
 */
class BridgeMapperTests {

	private final BridgeMapper mapper = new BridgeMapper(JsonMapper.builder().build());

	@Test
	void recordBecomesAMapWhoseValuesKeepTheirKind() {
		Order order = new Order("A1", Instant.EPOCH, LocalDate.EPOCH, new byte[] { 1 }, BigInteger.TEN, Set.of("x"));
		assertThat(this.mapper.toTree(order)).isEqualTo(Map.of("sku", "A1", "wanted", Instant.EPOCH, "day",
				"1970-01-01", "data", order.data(), "id", BigInteger.TEN, "tags", List.of("x")));
	}

	@Test
	void collectionsKeepTheirKind() {
		assertThat(this.mapper.toTree(Set.of("a"))).isEqualTo(Set.of("a"));
		assertThat(this.mapper.toTree(new Integer[] { 1, null })).isEqualTo(Arrays.asList(1, null));
		assertThat(this.mapper.toTree(Map.of("when", new Date(5)))).isEqualTo(Map.of("when", Instant.ofEpochMilli(5)));
	}

	@Test
	void publisherIsPassedOn() {
		Flux<Integer> flux = Flux.just(1);
		assertThat(this.mapper.toTree(List.of(flux))).isEqualTo(List.of(flux));
	}

	@Test
	void treeOfPlainValuesIsNotCopied() {
		Map<String, Object> tree = Map.of("when", Instant.EPOCH);
		Type type = new ParameterizedTypeReference<Map<String, Object>>() {
		}.getType();
		assertThat(this.mapper.fromTree(tree, type)).isSameAs(tree);
	}

	@Test
	void numbersFitTheDeclaredType() {
		assertThat(this.mapper.fromTree(1, double.class)).isEqualTo(1.0);
		assertThat(this.mapper.fromTree(1, long.class)).isEqualTo(1L);
		assertThat(this.mapper.fromTree(BigInteger.TEN, Integer.class)).isEqualTo(10);
	}

	@Test
	void genericsAreRead() {
		Type type = new ParameterizedTypeReference<List<Optional<Integer>>>() {
		}.getType();
		assertThat(this.mapper.fromTree(List.of(1), type)).isEqualTo(List.of(Optional.of(1)));
	}

	@Test
	void treeThatDoesNotFitIsRefused() {
		assertThatExceptionOfType(BridgeConversionException.class)
			.isThrownBy(() -> this.mapper.fromTree("many", int.class))
			.withMessageContaining("'many' cannot be read as int");
		assertThatExceptionOfType(BridgeConversionException.class)
			.isThrownBy(() -> this.mapper.fromTree(null, int.class));
	}

	record Order(String sku, Instant wanted, LocalDate day, byte[] data, BigInteger id, Set<String> tags) {
	}

}
