package dev.jsnode.boot.bridge;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordCodecs}.
 */
class RecordCodecsTests {

	private final RecordCodecs codecs = new RecordCodecs(JsonMapper.builder().build());

	@Test
	void recordOfPlainValuesAndListsHasACodec() {
		Order order = new Order(1, 1L << 40, "Ada", true, null, List.of(new Item("spade", 2.5), new Item("rake", 1.0)));
		ShapeCodec codec = this.codecs.of(Order.class);
		assertThat(codec).isNotNull();
		Tape tape = new Tape(codec.shape());
		assertThat(codec.write(order, tape)).isTrue();
		assertThat(codec.read(tape.reader())).isEqualTo(order);
	}

	@Test
	void listOfRecordsHasACodec() {
		assertThat(this.codecs.of(new ParameterizedTypeReference<List<Item>>() {
		}.getType())).isNotNull();
	}

	@Test
	void recordThatRefusesNullHasACodec() {
		assertThat(this.codecs.of(Named.class)).isNotNull();
	}

	@Test
	void longBeyondWhatANumberHoldsDoesNotFit() {
		ShapeCodec codec = this.codecs.of(Order.class);
		assertThat(codec).isNotNull();
		Order order = new Order(1, Long.MAX_VALUE, "Ada", true, null, List.of());
		assertThat(codec.write(order, new Tape(codec.shape()))).isFalse();
	}

	@Test
	void typesThatJacksonTreatsInAWayOfItsOwnHaveNone() {
		assertThat(this.codecs.of(Renamed.class)).isNull();
		assertThat(this.codecs.of(WithoutNull.class)).isNull();
		assertThat(this.codecs.of(Dated.class)).isNull();
		assertThat(this.codecs.of(Tree.class)).isNull();
		assertThat(this.codecs.of(String.class)).isNull();
	}

	@Test
	void mapperOfTheApplicationDecides() {
		JsonMapper snake = JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		assertThat(new RecordCodecs(snake).of(TwoWords.class)).isNull();
		assertThat(new RecordCodecs(snake).of(Item.class)).isNotNull();
		JsonMapper strict = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
		assertThat(new RecordCodecs(strict).of(Item.class)).isNull();
	}

	record Item(String sku, double price) {

	}

	record Order(int id, long number, String customer, boolean express, @Nullable Integer table, List<Item> items) {

	}

	record Named(String name) {

		Named {
			if (name == null) {
				throw new IllegalArgumentException("A name is needed");
			}
		}

	}

	record Renamed(@JsonProperty("title") String name) {

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record WithoutNull(@Nullable String name) {

	}

	record TwoWords(String firstName) {

	}

	record Dated(Instant day) {

	}

	record Tree(List<Tree> branches) {

	}

}
