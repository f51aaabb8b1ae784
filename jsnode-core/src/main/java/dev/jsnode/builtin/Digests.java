package dev.jsnode.builtin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake2sDigest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.jspecify.annotations.Nullable;

/**
 * The hash functions by OpenSSL's names, in any case.
 */
final class Digests {

	/**
	 * By canonical name; JCA's implementations where they exist, they are compiled to the
	 * CPU's own instructions.
	 */
	private static final Map<String, Supplier<Digest>> FUNCTIONS = new LinkedHashMap<>();

	private static final Map<String, String> ALIASES = new LinkedHashMap<>();

	static {
		add("md5", () -> Digest.jca("MD5", 64), "ssl3-md5", "rsa-md5", "md5withrsaencryption");
		add("sha1", () -> Digest.jca("SHA-1", 64), "sha-1", "ssl3-sha1", "rsa-sha1", "rsa-sha1-2",
				"sha1withrsaencryption");
		add("sha224", () -> Digest.jca("SHA-224", 64), "sha-224", "sha2-224", "rsa-sha224", "sha224withrsaencryption");
		add("sha256", () -> Digest.jca("SHA-256", 64), "sha-256", "sha2-256", "rsa-sha256", "sha256withrsaencryption");
		add("sha384", () -> Digest.jca("SHA-384", 128), "sha-384", "sha2-384", "rsa-sha384", "sha384withrsaencryption");
		add("sha512", () -> Digest.jca("SHA-512", 128), "sha-512", "sha2-512", "rsa-sha512", "sha512withrsaencryption");
		add("sha512-224", () -> Digest.jca("SHA-512/224", 128), "sha-512/224", "sha2-512/224", "rsa-sha512/224",
				"sha512-224withrsaencryption");
		add("sha512-256", () -> Digest.jca("SHA-512/256", 128), "sha-512/256", "sha2-512/256", "rsa-sha512/256",
				"sha512-256withrsaencryption");
		add("sha3-224", () -> Digest.jca("SHA3-224", 144), "rsa-sha3-224", "id-rsassa-pkcs1-v1_5-with-sha3-224");
		add("sha3-256", () -> Digest.jca("SHA3-256", 136), "rsa-sha3-256", "id-rsassa-pkcs1-v1_5-with-sha3-256");
		add("sha3-384", () -> Digest.jca("SHA3-384", 104), "rsa-sha3-384", "id-rsassa-pkcs1-v1_5-with-sha3-384");
		add("sha3-512", () -> Digest.jca("SHA3-512", 72), "rsa-sha3-512", "id-rsassa-pkcs1-v1_5-with-sha3-512");
		add("shake128", () -> Digest.bouncyCastle(new SHAKEDigest(128), 16), "shake-128");
		add("shake256", () -> Digest.bouncyCastle(new SHAKEDigest(256), 32), "shake-256");
		add("ripemd160", () -> Digest.bouncyCastle(new RIPEMD160Digest()), "ripemd", "ripemd-160", "rmd160",
				"rsa-ripemd160", "ripemd160withrsa");
		add("blake2b512", () -> Digest.bouncyCastle(new Blake2bDigest(512)), "blake2b-512");
		add("blake2s256", () -> Digest.bouncyCastle(new Blake2sDigest(256)), "blake2s-256");
		add("sm3", () -> Digest.bouncyCastle(new SM3Digest()), "rsa-sm3", "sm3withrsaencryption");
		add("md5-sha1", () -> Digest.pair(Digest.jca("MD5", 64), Digest.jca("SHA-1", 64)));
	}

	private Digests() {
	}

	private static void add(String name, Supplier<Digest> function, String... aliases) {
		FUNCTIONS.put(name, function);
		for (String alias : aliases) {
			ALIASES.put(alias, name);
		}
	}

	/** The canonical name, or {@code null} if there is no such function. */
	static @Nullable String canonical(String name) {
		String key = name.toLowerCase(Locale.ROOT);
		return FUNCTIONS.containsKey(key) ? key : ALIASES.get(key);
	}

	static @Nullable Digest find(String name) {
		String canonical = canonical(name);
		Supplier<Digest> function = (canonical != null) ? FUNCTIONS.get(canonical) : null;
		return (function != null) ? function.get() : null;
	}

	/** For names that were checked before. */
	static Digest get(String name) {
		Digest digest = find(name);
		if (digest == null) {
			throw new IllegalArgumentException("Invalid digest: " + name);
		}
		return digest;
	}

}
