package dev.jsnode;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleSpinTests {

	private final AtomicInteger places = new AtomicInteger(1);

	private final AtomicInteger looks = new AtomicInteger();

	private final IdleSpin spin = new IdleSpin(this.places);

	@Test
	void findsWorkThatHasCome() {
		assertThat(this.spin.await(() -> true)).isTrue();
	}

	@Test
	void endsWhereNoWorkComes() {
		assertThat(this.spin.await(() -> false)).isFalse();
	}

	@Test
	void findsWorkThatComesAfterTheFirstLook() {
		assertThat(this.spin.await(() -> this.looks.incrementAndGet() == 2)).isTrue();
	}

	@Test
	void looksOutLessOftenTheMoreItWasInVain() {
		assertThat(looksOf(10)).isGreaterThan(looksOf(10)).isPositive();
	}

	@Test
	void looksOutAgainHoweverOftenItWasInVain() {
		looksOf(10_000);
		assertThat(looksOf(64)).isPositive();
	}

	@Test
	void looksOutEachTimeOnceItHasFoundWork() {
		looksOf(10);
		while (!this.spin.await(() -> true)) {
			// Left out.
		}
		assertThat(this.spin.await(() -> true)).isTrue();
		assertThat(this.spin.await(() -> true)).isTrue();
	}

	@Test
	void doesNotLookWhereAllPlacesAreTaken() {
		this.places.set(0);
		assertThat(this.spin.await(() -> true)).isFalse();
		assertThat(this.places).hasValue(0);
	}

	@Test
	void givesItsPlaceBack() {
		this.spin.await(() -> false);
		assertThat(this.places).hasValue(1);
	}

	private int looksOf(int times) {
		int before = this.looks.get();
		for (int i = 0; i < times; i++) {
			this.spin.await(() -> {
				this.looks.incrementAndGet();
				return false;
			});
		}
		return this.looks.get() - before;
	}

}
