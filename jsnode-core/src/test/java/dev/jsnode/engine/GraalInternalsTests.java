package dev.jsnode.engine;

import java.util.ArrayList;
import java.util.List;

import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Fails loudly when a new GraalJS changes what is not its public API.
 */
class GraalInternalsTests {

	private final JsContext js = new JsContext();

	@AfterEach
	void close() {
		this.js.close();
	}

	@Test
	void arrayBufferSharesJavasBytes() {
		byte[] bytes = { 1, 2, 3 };
		Value buffer = this.js.arrayBuffer(bytes);
		bytes[0] = 42;
		assertThat(eval("(b) => new Uint8Array(b)[0]").execute(buffer).asInt()).isEqualTo(42);
		eval("(b) => { new Uint8Array(b)[1] = 7; }").executeVoid(buffer);
		assertThat(bytes[1]).isEqualTo((byte) 7);
		assertThat(eval("(b) => b instanceof ArrayBuffer").execute(buffer).asBoolean()).isTrue();
	}

	@Test
	void bytesOfAnArrayBufferAreLive() {
		Value buffer = eval("new Uint8Array([1, 2, 3]).buffer");
		byte[] bytes = this.js.bytes(buffer);
		bytes[2] = 9;
		assertThat(eval("(b) => new Uint8Array(b)[2]").execute(buffer).asInt()).isEqualTo(9);
	}

	@Test
	void bytesOfSomethingElseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.js.bytes(eval("({})")));
	}

	@Test
	void rejectionsAndLaterHandlersAreTracked() {
		List<String> events = new ArrayList<>();
		this.js.internals()
			.trackRejections(
					(event, promise, value) -> events.add(event + ((value != null) ? " " + value.asString() : "")));
		Value promise = eval("Promise.reject('late')");
		eval("(p) => { p.catch(() => {}); }").executeVoid(promise);
		assertThat(events).containsExactly(RejectionListener.REJECTED + " late",
				String.valueOf(RejectionListener.HANDLED));
	}

	@Test
	void promiseJobsRunInsideACallWhenAsked() {
		Runnable drain = this.js.internals()::drainPromiseJobs;
		Value order = eval("""
				(drain) => {
				  const order = [];
				  Promise.resolve().then(() => order.push('job'));
				  drain();
				  order.push('after');
				  return order.join();
				}""").execute((org.graalvm.polyglot.proxy.ProxyExecutable) (arguments) -> {
			drain.run();
			return null;
		});
		assertThat(order.asString()).isEqualTo("job,after");
	}

	@Test
	void javaIsOutOfReach() {
		assertThat(eval("typeof Java + typeof Polyglot + typeof load + typeof Packages + typeof Graal").asString())
			.isEqualTo("undefined".repeat(5));
	}

	private Value eval(String code) {
		return this.js.eval(Source.newBuilder("js", code, "test.js").buildLiteral());
	}

}
