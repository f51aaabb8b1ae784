package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and keyed hashes.
 */
public final class HashBinding {

	private final BindingContext context;

	HashBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Start a hash.
	 * @param algorithm the function's name
	 * @return the hash, or {@code null} if there is no such function
	 */
	@HostAccess.Export
	public @Nullable HashHandle createHash(String algorithm) {
		Digest digest = Digests.find(algorithm);
		return (digest != null) ? new HashHandle(this.context, digest) : null;
	}

	/**
	 * Start a keyed hash.
	 * @return the hash, or {@code null} if there is no such function or it serves no HMAC
	 */
	@HostAccess.Export
	public @Nullable HmacHandle createHmac(String algorithm, Value key, int offset, int length) {
		Digest digest = Digests.find(algorithm);
		if (digest == null || digest.isXof()) {
			return null;
		}
		return new HmacHandle(this.context, new Hmac(algorithm, copy(key, offset, length)));
	}

	/** The name under which the function is known here; {@code null} if it is not. */
	@HostAccess.Export
	public @Nullable String canonicalName(String algorithm) {
		return Digests.canonical(algorithm);
	}

	/** Compares in a time that depends on the length alone. */
	@HostAccess.Export
	public boolean timingSafeEqual(Value left, int leftOffset, Value right, int rightOffset, int length) {
		byte[] a = this.context.bytes(left);
		byte[] b = this.context.bytes(right);
		int difference = 0;
		for (int i = 0; i < length; i++) {
			difference |= a[leftOffset + i] ^ b[rightOffset + i];
		}
		return difference == 0;
	}

	private static byte[] copy(Value buffer, int offset, int length) {
		byte[] bytes = new byte[length];
		if (length > 0) {
			buffer.readBuffer(offset, bytes, 0, length);
		}
		return bytes;
	}

}
