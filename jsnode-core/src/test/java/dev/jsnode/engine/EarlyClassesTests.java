package dev.jsnode.engine;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class EarlyClassesTests {

	@Test
	void theEngineHasEachOfThem() {
		assertThat(EarlyClasses.names()).isNotEmpty()
			.allSatisfy((name) -> assertThatCode(() -> Class.forName(name)).doesNotThrowAnyException());
	}

}
