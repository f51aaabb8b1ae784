package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes ciphers.
 */
public final class CipherBinding {

	private final BindingContext context;

	CipherBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Describe a cipher.
	 * @param name OpenSSL's name
	 * @return its figures, or {@code null} if it is not known
	 */
	@HostAccess.Export
	public @Nullable CipherInfo find(String name) {
		CipherSpec spec = CipherSpec.find(name);
		return (spec != null) ? new CipherInfo(spec) : null;
	}

	/**
	 * Start a cipher; lengths of key and vector have been checked.
	 * @param name OpenSSL's name
	 * @param encrypt whether it encrypts
	 * @param key an {@code ArrayBuffer}
	 * @param iv an {@code ArrayBuffer}
	 * @param tagLength bytes of the authentication tag
	 * @return the cipher
	 */
	@HostAccess.Export
	public @Nullable Object create(String name, boolean encrypt, Value key, Value iv, int tagLength) {
		CipherSpec spec = CipherSpec.find(name);
		byte[] keyBytes = bytes(key);
		byte[] ivBytes = bytes(iv);
		return this.context.run("CipherRequest", null, () -> {
			if (spec == null) {
				throw new IllegalArgumentException(name);
			}
			StreamCipher cipher = switch (spec.mode()) {
				case "gcm" -> new GcmCipher(encrypt, keyBytes, ivBytes);
				case "ccm" -> new CcmCipher(encrypt, keyBytes, ivBytes, tagLength);
				case "stream" -> new ChaChaCipher(encrypt, keyBytes, ivBytes);
				default -> new BlockStreamCipher(spec, encrypt, keyBytes, ivBytes);
			};
			return new CipherHandle(this.context, cipher);
		});
	}

	static byte[] bytes(Value arrayBuffer) {
		byte[] bytes = new byte[(int) arrayBuffer.getBufferSize()];
		if (bytes.length > 0) {
			arrayBuffer.readBuffer(0, bytes, 0, bytes.length);
		}
		return bytes;
	}

	/**
	 * The figures of a cipher.
	 */
	public static final class CipherInfo {

		private final CipherSpec spec;

		CipherInfo(CipherSpec spec) {
			this.spec = spec;
		}

		/** The name in lower case. */
		@HostAccess.Export
		public String name() {
			return this.spec.name();
		}

		/** The mode. */
		@HostAccess.Export
		public String mode() {
			return this.spec.mode();
		}

		/** Bytes of the key. */
		@HostAccess.Export
		public int keyLength() {
			return this.spec.keyLength();
		}

		/** Bytes of the initialization vector. */
		@HostAccess.Export
		public int ivLength() {
			return this.spec.ivLength();
		}

		/** Bytes of a block. */
		@HostAccess.Export
		public int blockSize() {
			return this.spec.blockSize();
		}

		/** Whether it authenticates. */
		@HostAccess.Export
		public boolean isAead() {
			return this.spec.isAead();
		}

		/** Whether an initialization vector can have this length. */
		@HostAccess.Export
		public boolean acceptsIv(int length) {
			return this.spec.acceptsIv(length);
		}

	}

}
