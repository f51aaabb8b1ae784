package dev.jsnode.loop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ThreadPoolTests {

	private final VirtualHost host = new VirtualHost();

	private final EventLoop loop = new EventLoop(this.host, this.host);

	private final ThreadPool pool = new ThreadPool(2, Thread::new, this.loop);

	@AfterEach
	void close() {
		this.pool.close();
	}

	@Test
	void workThatDoesNotFitWaitsAndIsDoneInTheEnd() throws InterruptedException {
		CountDownLatch gate = new CountDownLatch(1);
		AtomicInteger done = new AtomicInteger();
		int tasks = 3000;
		for (int i = 0; i < tasks; i++) {
			this.pool.submit(() -> {
				await(gate);
				done.incrementAndGet();
			});
		}
		assertThat(this.pool.stats().queued()).isEqualTo(tasks - 2);
		gate.countDown();
		while (done.get() < tasks) {
			this.loop.turn();
			Thread.sleep(1);
		}
		assertThat(this.pool.stats().queued()).isZero();
	}

	@Test
	void usesNoMoreThreadsThanItsSize() {
		CountDownLatch gate = new CountDownLatch(1);
		for (int i = 0; i < 10; i++) {
			this.pool.submit(() -> await(gate));
		}
		assertThat(this.pool.stats().size()).isEqualTo(2);
		assertThat(this.pool.stats().active()).isLessThanOrEqualTo(2);
		gate.countDown();
	}

	@Test
	void refusesASizeThatLibuvRefuses() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ThreadPool(0, Thread::new, this.loop))
			.withMessage("The thread pool needs 1 to 1024 threads, not 0");
	}

	private static void await(CountDownLatch gate) {
		try {
			assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
