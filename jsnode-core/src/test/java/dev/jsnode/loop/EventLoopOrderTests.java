package dev.jsnode.loop;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The order of the phases, under a virtual clock.
 */
class EventLoopOrderTests {

	private final VirtualHost host = new VirtualHost();

	private final EventLoop loop = new EventLoop(this.host, this.host);

	private final List<String> log = this.host.log;

	@Test
	void phasesRunInLibuvsOrder() {
		this.loop.handle("Test").close(log("closing"));
		this.loop.immediates().add(log("check"));
		this.loop.execute(log("poll"));
		this.loop.onPrepare(log("prepare"));
		this.loop.defer(log("pending"));
		this.loop.timers().start(1, false, true, log("timer"));
		this.host.advance(1);
		this.loop.turn();
		assertThat(this.log).containsExactly("timer", "pending", "prepare", "poll", "check", "closing");
	}

	@Test
	void timersRunByDueTimeThenByOrderOfTheirLists() {
		timer(30, "30");
		timer(10, "10a");
		timer(20, "20");
		timer(10, "10b");
		this.loop.run();
		assertThat(this.log).containsExactly("10a", "10b", "20", "30");
		assertThat(this.host.millis()).isEqualTo(30);
	}

	@Test
	void timerOfLessThanOneMillisecondWaitsOne() {
		timer(0, "zero");
		timer(1, "one");
		this.loop.run();
		assertThat(this.log).containsExactly("zero", "one");
		assertThat(this.host.millis()).isEqualTo(1);
	}

	@Test
	void timerTooLongForNodeCountsAsOneMillisecond() {
		timer(Timers.MAX_DURATION + 1, "too long");
		this.loop.run();
		assertThat(this.host.millis()).isEqualTo(1);
	}

	@Test
	void timerSetInCallbackDoesNotRunInTheSamePass() {
		this.loop.timers().start(1, false, true, () -> {
			this.log.add("first");
			timer(1, "second");
			this.host.advance(50);
		});
		this.host.advance(1);
		this.loop.immediates().add(log("check"));
		this.loop.turn();
		assertThat(this.log).containsExactly("first", "check");
		this.loop.turn();
		assertThat(this.log).containsExactly("first", "check", "second");
	}

	@Test
	void timerOfAnotherDurationSetInCallbackDoesNotRunInTheSamePass() {
		this.loop.timers().start(1, false, true, () -> {
			timer(2, "second");
			this.host.advance(50);
		});
		this.host.advance(1);
		this.loop.turn();
		assertThat(this.log).isEmpty();
	}

	@Test
	void repeatingTimerRunsUntilCancelled() {
		Timer[] timer = new Timer[1];
		timer[0] = this.loop.timers().start(5, true, true, () -> {
			this.log.add("at " + this.host.millis());
			if (this.log.size() == 3) {
				timer[0].cancel();
			}
		});
		this.loop.run();
		assertThat(this.log).containsExactly("at 5", "at 10", "at 15");
	}

	@Test
	void cancelledTimerDoesNotRun() {
		Timer second = this.loop.timers().start(2, false, true, log("never"));
		this.loop.timers().start(1, false, true, second::cancel);
		this.loop.run();
		assertThat(this.log).isEmpty();
		assertThat(this.loop.timers().size()).isZero();
	}

	@Test
	void refreshedTimerStartsItsWaitAnew() {
		Timer timer = this.loop.timers().start(10, false, true, () -> this.log.add("at " + this.host.millis()));
		this.loop.timers().start(6, false, true, timer::refresh);
		this.loop.run();
		assertThat(this.log).containsExactly("at 16");
	}

	@Test
	void unreferencedTimerDoesNotKeepTheLoopAlive() {
		this.loop.timers().start(10, false, false, log("never"));
		this.loop.run();
		assertThat(this.log).isEmpty();
		assertThat(this.loop.timers().size()).isOne();
	}

	@Test
	void immediateAddedByImmediateWaitsForTheNextIteration() {
		this.loop.immediates().add(() -> {
			this.log.add("first");
			this.loop.immediates().add(log("third"));
		});
		this.loop.immediates().add(log("second"));
		this.loop.turn();
		assertThat(this.log).containsExactly("first", "second");
		this.loop.turn();
		assertThat(this.log).containsExactly("first", "second", "third");
	}

	@Test
	void cancelledImmediateDoesNotRun() {
		Immediate immediate = this.loop.immediates().add(log("never"));
		immediate.cancel();
		this.loop.run();
		assertThat(this.log).isEmpty();
	}

	@Test
	void unreferencedImmediateDoesNotKeepTheLoopAlive() {
		this.loop.immediates().add(log("never")).reference(false);
		this.loop.run();
		assertThat(this.log).isEmpty();
	}

	@Test
	void taskHandedOverByATaskWaitsForTheNextIteration() {
		this.loop.execute(() -> {
			this.log.add("first");
			this.loop.execute(log("second"));
		});
		this.loop.turn();
		assertThat(this.log).containsExactly("first");
		this.loop.turn();
		assertThat(this.log).containsExactly("first", "second");
	}

	@Test
	void loopEndsWhenNothingKeepsItAlive() {
		Handle handle = this.loop.handle("Test");
		assertThat(this.loop.isAlive()).isTrue();
		handle.unref();
		assertThat(this.loop.isAlive()).isFalse();
		handle.ref();
		handle.close();
		handle.close();
		assertThat(this.loop.isAlive()).isFalse();
	}

	@Test
	void requestKeepsTheLoopAliveUntilItIsDone() {
		Request request = this.loop.request("FSReqCallback");
		assertThat(this.loop.stats().requests()).containsEntry("FSReqCallback", 1);
		this.host.io.add(request::done);
		this.loop.run();
		assertThat(this.loop.stats().requests()).isEmpty();
	}

	@Test
	void stopEndsTheRunAfterTheIteration() {
		this.loop.handle("Test");
		this.loop.execute(this.loop::stop);
		this.loop.run();
		assertThat(this.loop.isAlive()).isTrue();
	}

	@Test
	void closedLoopRefusesWork() {
		this.loop.close();
		assertThat(this.log).containsExactly("host closed");
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> this.loop.execute(log("never")));
	}

	@Test
	void waitingCountsAsIdleAndCallbacksAsActive() {
		this.loop.timers().start(30, false, true, () -> this.host.advance(10));
		this.loop.run();
		assertThat(this.loop.idleNanos()).isEqualTo(30_000_000);
		assertThat(this.loop.activeNanos()).isEqualTo(10_000_000);
		assertThat(this.loop.stats().utilization()).isEqualTo(0.25);
	}

	@Test
	void timeUntilTheFirstIoCallbackCountsAsIdle() {
		Handle handle = this.loop.handle("Test");
		this.host.io.add(() -> {
			this.host.advance(4);
			this.loop.wokenByIo();
			this.host.advance(6);
			handle.close();
		});
		this.loop.run();
		assertThat(this.loop.idleNanos()).isEqualTo(4_000_000);
		assertThat(this.loop.activeNanos()).isEqualTo(6_000_000);
	}

	@Test
	void recentUtilizationForgetsWhatIsLongAgo() {
		this.loop.execute(() -> this.host.advance(5_000));
		this.loop.turn();
		assertThat(this.loop.stats().recentUtilization()).isEqualTo(1);
		Timer timer = this.loop.timers().start(100, true, true, () -> {
		});
		this.loop.timers().start(30_000, false, true, timer::cancel);
		this.loop.run();
		assertThat(this.loop.stats().recentUtilization()).isZero();
	}

	@Test
	void phasesCountTheirCallbacks() {
		timer(1, "timer");
		this.loop.immediates().add(log("check"));
		this.loop.run();
		assertThat(stats(Phase.TIMERS).callbacks()).isOne();
		assertThat(stats(Phase.CHECK).callbacks()).isOne();
		assertThat(stats(Phase.CLOSING).callbacks()).isZero();
	}

	private PhaseStats stats(Phase phase) {
		return this.loop.stats().phases().get(phase.ordinal());
	}

	private void timer(long millis, String name) {
		this.loop.timers().start(millis, false, true, log(name));
	}

	private Runnable log(String entry) {
		return () -> this.log.add(entry);
	}

}
