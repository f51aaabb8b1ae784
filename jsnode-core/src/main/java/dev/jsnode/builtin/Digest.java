package dev.jsnode.builtin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.Xof;
import org.bouncycastle.util.Memoable;

/**
 * A running hash.
 */
interface Digest {

	/** Bytes of a result, by default for those of variable length. */
	int size();

	/** Bytes of a block, as HMAC needs it. */
	int blockSize();

	default boolean isXof() {
		return false;
	}

	void update(byte[] bytes, int offset, int length);

	/** The result of {@code length} bytes; ends this hash. */
	byte[] digest(int length);

	Digest copy();

	default byte[] digest() {
		return digest(size());
	}

	static Digest jca(String algorithm, int blockSize) {
		try {
			return new Jca(MessageDigest.getInstance(algorithm), blockSize);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Digest bouncyCastle(ExtendedDigest digest) {
		return bouncyCastle(digest, digest.getDigestSize());
	}

	static Digest bouncyCastle(ExtendedDigest digest, int size) {
		return new BouncyCastle(digest, size);
	}

	static Digest pair(Digest first, Digest second) {
		return new Pair(first, second);
	}

	/**
	 * One of Java's own.
	 *
	 * @param function the hash
	 * @param blockSize bytes of a block
	 */
	record Jca(MessageDigest function, int blockSize) implements Digest {

		@Override
		public int size() {
			return this.function.getDigestLength();
		}

		@Override
		public void update(byte[] bytes, int offset, int length) {
			this.function.update(bytes, offset, length);
		}

		@Override
		public byte[] digest(int length) {
			return this.function.digest();
		}

		@Override
		public Digest copy() {
			try {
				return new Jca((MessageDigest) this.function.clone(), this.blockSize);
			}
			catch (CloneNotSupportedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * One of Bouncy Castle's.
	 *
	 * @param function the hash
	 * @param size bytes of a result
	 */
	record BouncyCastle(ExtendedDigest function, int size) implements Digest {

		@Override
		public int blockSize() {
			return this.function.getByteLength();
		}

		@Override
		public boolean isXof() {
			return this.function instanceof Xof;
		}

		@Override
		public void update(byte[] bytes, int offset, int length) {
			this.function.update(bytes, offset, length);
		}

		@Override
		public byte[] digest(int length) {
			byte[] result = new byte[length];
			if (this.function instanceof Xof xof) {
				xof.doFinal(result, 0, length);
			}
			else {
				this.function.doFinal(result, 0);
			}
			return result;
		}

		@Override
		public Digest copy() {
			if (this.function instanceof Memoable memoable) {
				return new BouncyCastle((ExtendedDigest) memoable.copy(), this.size);
			}
			return new BouncyCastle(copyOf(this.function), this.size);
		}

		private static ExtendedDigest copyOf(ExtendedDigest digest) {
			if (digest instanceof org.bouncycastle.crypto.digests.SHAKEDigest shake) {
				return new org.bouncycastle.crypto.digests.SHAKEDigest(shake);
			}
			if (digest instanceof org.bouncycastle.crypto.digests.Blake2bDigest blake) {
				return new org.bouncycastle.crypto.digests.Blake2bDigest(blake);
			}
			if (digest instanceof org.bouncycastle.crypto.digests.Blake2sDigest blake) {
				return new org.bouncycastle.crypto.digests.Blake2sDigest(blake);
			}
			throw new IllegalStateException("No copy of " + digest.getAlgorithmName());
		}

	}

	/**
	 * Two results in a row, as {@code md5-sha1} has them.
	 *
	 * @param first the first hash
	 * @param second the second hash
	 */
	record Pair(Digest first, Digest second) implements Digest {

		@Override
		public int size() {
			return this.first.size() + this.second.size();
		}

		@Override
		public int blockSize() {
			return this.first.blockSize();
		}

		@Override
		public void update(byte[] bytes, int offset, int length) {
			this.first.update(bytes, offset, length);
			this.second.update(bytes, offset, length);
		}

		@Override
		public byte[] digest(int length) {
			byte[] head = this.first.digest();
			byte[] tail = this.second.digest();
			byte[] result = Arrays.copyOf(head, head.length + tail.length);
			System.arraycopy(tail, 0, result, head.length, tail.length);
			return result;
		}

		@Override
		public Digest copy() {
			return new Pair(this.first.copy(), this.second.copy());
		}

	}

}
