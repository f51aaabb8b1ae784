package dev.jsnode.builtin;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

import dev.jsnode.engine.CodedException;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Signatures, and encryption with RSA keys.
 */
public final class SignBinding {

	private static final int NO_PADDING = 3;

	private static final int OAEP = 4;

	private static final int PSS = 6;

	/** Java's names of the hash functions. */
	private static final Map<String, String> JAVA = Map.ofEntries(Map.entry("md5", "MD5"), Map.entry("sha1", "SHA-1"),
			Map.entry("sha224", "SHA-224"), Map.entry("sha256", "SHA-256"), Map.entry("sha384", "SHA-384"),
			Map.entry("sha512", "SHA-512"), Map.entry("sha512-224", "SHA-512/224"),
			Map.entry("sha512-256", "SHA-512/256"), Map.entry("sha3-224", "SHA3-224"),
			Map.entry("sha3-256", "SHA3-256"), Map.entry("sha3-384", "SHA3-384"), Map.entry("sha3-512", "SHA3-512"),
			Map.entry("ripemd160", "RIPEMD160"), Map.entry("sm3", "SM3"));

	private final BindingContext context;

	SignBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Sign a message.
	 * @param digest the hash function, or {@code null} for kinds of keys that bring their
	 * own
	 * @param padding OpenSSL's number for RSA keys
	 * @param saltLength of PSS in bytes, negative for OpenSSL's special values
	 * @param plain whether an elliptic-curve signature is two numbers in a row instead of
	 * DER
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object sign(KeyHandle key, Value message, @Nullable String digest, int padding, int saltLength,
			boolean plain, @Nullable Value callback) {
		byte[] bytes = CipherBinding.bytes(message);
		return this.context.run("SignRequest", callback, () -> {
			Signature signature = signature(key, digest, padding, plain);
			if (padding == PSS && isRsa(key)) {
				int length = (saltLength >= 0) ? saltLength : (saltLength == -1) ? size(digest) : maxSalt(key, digest);
				signature.setParameter(pss(digest, length));
			}
			signature.initSign(Keys.toJava(key.privateInfo()), RandomBinding.RANDOM);
			signature.update(bytes);
			return signature.sign();
		});
	}

	/** Check a signature. */
	@HostAccess.Export
	public @Nullable Object verify(KeyHandle key, Value message, @Nullable String digest, int padding, int saltLength,
			boolean plain, Value signatureBytes, @Nullable Value callback) {
		byte[] bytes = CipherBinding.bytes(message);
		byte[] given = CipherBinding.bytes(signatureBytes);
		return this.context.run("SignRequest", callback, () -> {
			Signature signature = signature(key, digest, padding, plain);
			if (padding == PSS && isRsa(key)) {
				int length = (saltLength >= 0) ? saltLength : (saltLength == -1) ? size(digest)
						: PssSalt.length(rsa(key), given, Digests.get(name(digest)));
				if (length < 0) {
					return false;
				}
				signature.setParameter(pss(digest, length));
			}
			signature.initVerify(Keys.toJava(key.publicInfo()));
			signature.update(bytes);
			try {
				return signature.verify(given);
			}
			catch (SignatureException | IllegalArgumentException ex) {
				return false;
			}
		});
	}

	private static boolean isRsa(KeyHandle key) {
		return key.asymmetricKeyType().startsWith("rsa");
	}

	private static RSAPublicKey rsa(KeyHandle key) throws IOException {
		return RSAPublicKey.getInstance(key.publicInfo().parsePublicKey());
	}

	private static String name(@Nullable String digest) {
		return (digest != null) ? String.valueOf(Digests.canonical(digest)) : "sha256";
	}

	private static int size(@Nullable String digest) {
		return Digests.get(name(digest)).size();
	}

	private static int maxSalt(KeyHandle key, @Nullable String digest) throws IOException {
		return (rsa(key).getModulus().bitLength() + 6) / 8 - size(digest) - 2;
	}

	private static PSSParameterSpec pss(@Nullable String digest, int saltLength) {
		String java = JAVA.get(name(digest));
		return new PSSParameterSpec(java, "MGF1", new MGF1ParameterSpec(java), saltLength, 1);
	}

	private static Signature signature(KeyHandle key, @Nullable String digest, int padding, boolean plain)
			throws GeneralSecurityException {
		String type = key.asymmetricKeyType();
		if (type.startsWith("ed")) {
			return Signature.getInstance(type.equals("ed25519") ? "Ed25519" : "Ed448", Keys.PROVIDER);
		}
		String java = JAVA.get(name(digest));
		if (java == null) {
			throw new CodedException("Error", "ERR_CRYPTO_UNSUPPORTED_OPERATION", "Unsupported crypto operation");
		}
		String hash = java.startsWith("SHA-") ? java.replaceFirst("-", "").replaceFirst("/(\\d+)", "($1)") : java;
		return Signature.getInstance(switch (type) {
			case "rsa", "rsa-pss" -> (padding == PSS) ? hash + "withRSAandMGF1" : hash + "withRSA";
			case "ec" -> hash + (plain ? "withPLAIN-ECDSA" : "withECDSA");
			case "dsa" -> hash + "withDSA";
			default -> throw new CodedException("Error", "ERR_OSSL_EVP_OPERATION_NOT_SUPPORTED_FOR_THIS_KEYTYPE",
					"error:03000096:digital envelope routines::operation not supported for this keytype");
		}, Keys.PROVIDER);
	}

	/**
	 * Encrypt or decrypt with an RSA key.
	 * @param usePrivate whether the private half is used
	 * @param oaepHash the hash function of OAEP
	 * @param label the label of OAEP, or {@code null}
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object rsa(KeyHandle key, boolean encrypt, boolean usePrivate, Value data, int padding,
			String oaepHash, @Nullable Value label) {
		byte[] bytes = CipherBinding.bytes(data);
		byte[] labelBytes = (label == null || label.isNull()) ? new byte[0] : CipherBinding.bytes(label);
		return this.context.run("RSACipherRequest", null, () -> {
			Key java = usePrivate ? Keys.toJava(key.privateInfo()) : Keys.toJava(key.publicInfo());
			int mode = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
			Cipher cipher = Cipher.getInstance(transformation(padding), Keys.PROVIDER);
			if (padding == OAEP) {
				String hash = JAVA.get(name(oaepHash));
				cipher.init(mode, java, new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash),
						new PSource.PSpecified(labelBytes)));
			}
			else {
				cipher.init(mode, java);
			}
			try {
				byte[] result = cipher.doFinal(bytes);
				return (padding == NO_PADDING) ? Primes.toBytes(new BigInteger(1, result), cipher.getOutputSize(1))
						: result;
			}
			catch (GeneralSecurityException | RuntimeException ex) {
				throw new CodedException("Error", encrypt ? "RSA_TOO_LARGE" : "RSA_DECODE",
						String.valueOf(ex.getMessage()));
			}
		});
	}

	private static String transformation(int padding) {
		return "RSA/ECB/" + switch (padding) {
			case NO_PADDING -> "NoPadding";
			case OAEP -> "OAEPPadding";
			default -> "PKCS1Padding";
		};
	}

}
