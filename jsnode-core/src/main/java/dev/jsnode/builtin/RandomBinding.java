package dev.jsnode.builtin;

import java.math.BigInteger;
import java.security.SecureRandom;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Random bytes and primes.
 */
public final class RandomBinding {

	/** One for all runtimes; it is safe for use by several threads. */
	static final SecureRandom RANDOM = new SecureRandom();

	private static final int CERTAINTY = 100;

	private final BindingContext context;

	RandomBinding(BindingContext context) {
		this.context = context;
	}

	/** Fill a part of a buffer; with a callback on the thread pool. */
	@HostAccess.Export
	public void fill(Value buffer, int offset, int length, @Nullable Value callback) {
		if (length == 0) {
			this.context.run("RandomBytesRequest", callback, () -> null);
			return;
		}
		byte[] target = this.context.bytes(buffer);
		this.context.run("RandomBytesRequest", callback, () -> {
			byte[] bytes = new byte[length];
			RANDOM.nextBytes(bytes);
			System.arraycopy(bytes, 0, target, offset, length);
			return null;
		});
	}

	/** Find a prime; its bytes, the most significant first. */
	@HostAccess.Export
	public @Nullable Object generatePrime(int bits, boolean safe, @Nullable Value add, @Nullable Value rem,
			@Nullable Value callback) {
		BigInteger addend = toInteger(add);
		BigInteger remainder = toInteger(rem);
		return this.context.run("RandomPrimeRequest", callback, () -> {
			BigInteger prime = Primes.generate(bits, safe, addend, remainder);
			return Primes.toBytes(prime, (bits + 7) / 8);
		});
	}

	/** Tell whether a number is prime, most probably. */
	@HostAccess.Export
	public @Nullable Object checkPrime(Value buffer, int offset, int length, int checks, @Nullable Value callback) {
		byte[] bytes = new byte[length];
		if (length > 0) {
			buffer.readBuffer(offset, bytes, 0, length);
		}
		return this.context.run("CheckPrimeRequest", callback,
				() -> new BigInteger(1, bytes).isProbablePrime((checks > 0) ? 2 * checks : CERTAINTY));
	}

	private static @Nullable BigInteger toInteger(@Nullable Value arrayBuffer) {
		if (arrayBuffer == null || arrayBuffer.isNull()) {
			return null;
		}
		byte[] bytes = new byte[(int) arrayBuffer.getBufferSize()];
		arrayBuffer.readBuffer(0, bytes, 0, bytes.length);
		return new BigInteger(1, bytes);
	}

}
