package dev.jsnode.builtin;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Keys from passwords and from other keys. Inputs are whole {@code ArrayBuffer}s; with a
 * callback the work is done on the thread pool.
 */
public final class KdfBinding {

	/**
	 * Java's own keyed hashes, faster than {@link Hmac} where the loop runs a hundred
	 * thousand times.
	 */
	private static final Map<String, String> JCA_MACS = Map.of("md5", "HmacMD5", "sha1", "HmacSHA1", "sha224",
			"HmacSHA224", "sha256", "HmacSHA256", "sha384", "HmacSHA384", "sha512", "HmacSHA512");

	private final BindingContext context;

	KdfBinding(BindingContext context) {
		this.context = context;
	}

	@HostAccess.Export
	public @Nullable Object pbkdf2(Value password, Value salt, int iterations, int length, String digest,
			@Nullable Value callback) {
		byte[] passwordBytes = copy(password);
		byte[] saltBytes = copy(salt);
		return this.context.run("PBKDF2Request", callback,
				() -> pbkdf2(keyedHash(digest, passwordBytes), saltBytes, iterations, length));
	}

	@HostAccess.Export
	public @Nullable Object scrypt(Value password, Value salt, int cost, int blockSize, int parallelization, int length,
			@Nullable Value callback) {
		byte[] passwordBytes = copy(password);
		byte[] saltBytes = copy(salt);
		return this.context.run("ScryptRequest", callback, () -> (length == 0) ? new byte[0]
				: SCrypt.generate(passwordBytes, saltBytes, cost, blockSize, parallelization, length));
	}

	@HostAccess.Export
	public @Nullable Object hkdf(String digest, Value key, Value salt, Value info, int length,
			@Nullable Value callback) {
		byte[] keyBytes = copy(key);
		byte[] saltBytes = copy(salt);
		byte[] infoBytes = copy(info);
		return this.context.run("HKDFRequest", callback, () -> hkdf(digest, keyBytes, saltBytes, infoBytes, length));
	}

	/** The longest key that HKDF gives with a function. */
	@HostAccess.Export
	public int hkdfLimit(String digest) {
		return 255 * Digests.get(digest).size();
	}

	@HostAccess.Export
	public @Nullable Object argon2(int type, Value message, Value nonce, Value secret, Value associatedData,
			int parallelism, int length, int memory, int passes, @Nullable Value callback) {
		Argon2Parameters parameters = new Argon2Parameters.Builder(type).withSalt(copy(nonce))
			.withSecret(copy(secret))
			.withAdditional(copy(associatedData))
			.withParallelism(parallelism)
			.withMemoryAsKB(memory)
			.withIterations(passes)
			.build();
		byte[] password = copy(message);
		return this.context.run("Argon2Request", callback, () -> {
			Argon2BytesGenerator generator = new Argon2BytesGenerator();
			generator.init(parameters);
			byte[] result = new byte[length];
			generator.generateBytes(password, result);
			return result;
		});
	}

	static byte[] pbkdf2(@Nullable String digest, byte[] password, byte[] salt, int iterations, int length)
			throws GeneralSecurityException {
		return pbkdf2(keyedHash((digest != null) ? digest : "sha1", password), salt, iterations, length);
	}

	// RFC 8018, section 5.2
	private static byte[] pbkdf2(KeyedHash mac, byte[] salt, int iterations, int length) {
		byte[] result = new byte[length];
		byte[] input = Arrays.copyOf(salt, salt.length + 4);
		for (int block = 1, at = 0; at < length; block++) {
			for (int i = 0; i < 4; i++) {
				input[salt.length + i] = (byte) (block >>> (24 - 8 * i));
			}
			byte[] u = mac.of(input);
			byte[] sum = u.clone();
			for (int i = 1; i < iterations; i++) {
				u = mac.of(u);
				for (int k = 0; k < sum.length; k++) {
					sum[k] ^= u[k];
				}
			}
			int count = Math.min(sum.length, length - at);
			System.arraycopy(sum, 0, result, at, count);
			at += count;
		}
		return result;
	}

	// RFC 5869
	static byte[] hkdf(String digest, byte[] key, byte[] salt, byte[] info, int length) {
		byte[] extractSalt = (salt.length > 0) ? salt : new byte[Digests.get(digest).size()];
		Hmac extract = new Hmac(digest, extractSalt);
		extract.update(key);
		Hmac expand = new Hmac(digest, extract.digest());
		byte[] result = new byte[length];
		byte[] last = new byte[0];
		for (int block = 1, at = 0; at < length; block++) {
			expand.update(last);
			expand.update(info);
			expand.update(new byte[] { (byte) block });
			last = expand.digest();
			int count = Math.min(last.length, length - at);
			System.arraycopy(last, 0, result, at, count);
			at += count;
		}
		return result;
	}

	private static KeyedHash keyedHash(String digest, byte[] key) throws GeneralSecurityException {
		String jca = JCA_MACS.get(Digests.canonical(digest));
		if (jca == null) {
			Hmac hmac = new Hmac(digest, key);
			return (bytes) -> {
				hmac.update(bytes);
				return hmac.digest();
			};
		}
		Mac mac = Mac.getInstance(jca);
		// Java refuses an empty key; HMAC pads keys with zeros.
		mac.init(new SecretKeySpec((key.length > 0) ? key : new byte[1], jca));
		return mac::doFinal;
	}

	private static byte[] copy(Value arrayBuffer) {
		byte[] bytes = new byte[(int) arrayBuffer.getBufferSize()];
		if (bytes.length > 0) {
			arrayBuffer.readBuffer(0, bytes, 0, bytes.length);
		}
		return bytes;
	}

	@FunctionalInterface
	private interface KeyedHash {

		byte[] of(byte[] bytes);

	}

}
