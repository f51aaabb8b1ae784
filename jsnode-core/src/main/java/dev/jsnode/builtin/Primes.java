package dev.jsnode.builtin;

import java.math.BigInteger;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Random primes with the conditions that {@code crypto.generatePrime} allows.
 */
final class Primes {

	private static final int CERTAINTY = 100;

	private Primes() {
	}

	/** The magnitude in exactly {@code length} bytes. */
	static byte[] toBytes(BigInteger number, int length) {
		byte[] magnitude = number.toByteArray();
		byte[] result = new byte[length];
		int count = Math.min(length, magnitude.length);
		System.arraycopy(magnitude, magnitude.length - count, result, length - count, count);
		return result;
	}

	/** The magnitude without leading zeros; one zero byte for zero. */
	static byte[] toBytes(BigInteger number) {
		byte[] bytes = number.toByteArray();
		return (bytes[0] == 0 && bytes.length > 1) ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
	}

	static BigInteger generate(int bits, boolean safe, @Nullable BigInteger add, @Nullable BigInteger rem) {
		while (true) {
			BigInteger candidate = candidate(bits, safe, add, rem);
			if (candidate.bitLength() == bits && isPrime(candidate, safe)) {
				return candidate;
			}
		}
	}

	private static BigInteger candidate(int bits, boolean safe, @Nullable BigInteger add, @Nullable BigInteger rem) {
		if (add == null) {
			if (safe) {
				return new BigInteger(bits - 1, RandomBinding.RANDOM).setBit(bits - 2).setBit(0).shiftLeft(1).setBit(0);
			}
			// The two highest bits are set, so that the product of two primes has twice
			// the length.
			BigInteger odd = new BigInteger(bits, RandomBinding.RANDOM).setBit(bits - 1).setBit(0);
			return (bits > 2) ? odd.setBit(bits - 2) : odd;
		}
		BigInteger wanted = (rem != null) ? rem : safe ? BigInteger.valueOf(3) : BigInteger.ONE;
		BigInteger number = new BigInteger(bits, RandomBinding.RANDOM).setBit(bits - 1);
		return number.subtract(number.mod(add)).add(wanted.mod(add));
	}

	private static boolean isPrime(BigInteger number, boolean safe) {
		return number.isProbablePrime(CERTAINTY) && (!safe || number.shiftRight(1).isProbablePrime(CERTAINTY));
	}

}
