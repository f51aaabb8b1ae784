package dev.jsnode.builtin;

import java.util.Arrays;

/**
 * A keyed hash (RFC 2104) over any {@link Digest}.
 */
final class Hmac {

	private final Digest innerStart;

	private final Digest outerStart;

	private Digest inner;

	Hmac(String algorithm, byte[] key) {
		Digest digest = Digests.get(algorithm);
		byte[] block = Arrays.copyOf(shorten(key, digest, algorithm), digest.blockSize());
		this.innerStart = started(Digests.get(algorithm), block, 0x36);
		this.outerStart = started(Digests.get(algorithm), block, 0x5c);
		this.inner = this.innerStart.copy();
	}

	private static byte[] shorten(byte[] key, Digest digest, String algorithm) {
		if (key.length <= digest.blockSize()) {
			return key;
		}
		Digest hash = Digests.get(algorithm);
		hash.update(key, 0, key.length);
		return hash.digest();
	}

	private static Digest started(Digest digest, byte[] block, int pad) {
		byte[] padded = new byte[block.length];
		for (int i = 0; i < block.length; i++) {
			padded[i] = (byte) (block[i] ^ pad);
		}
		digest.update(padded, 0, padded.length);
		return digest;
	}

	int size() {
		return this.innerStart.size();
	}

	void update(byte[] bytes, int offset, int length) {
		this.inner.update(bytes, offset, length);
	}

	void update(byte[] bytes) {
		update(bytes, 0, bytes.length);
	}

	/** The result; the next one starts afresh. */
	byte[] digest() {
		byte[] hash = this.inner.digest();
		this.inner = this.innerStart.copy();
		Digest outer = this.outerStart.copy();
		outer.update(hash, 0, hash.length);
		return outer.digest();
	}

}
