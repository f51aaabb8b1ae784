package dev.jsnode.builtin;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import javax.crypto.KeyAgreement;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.jce.spec.ECNamedCurveGenParameterSpec;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads, makes and agrees on keys.
 */
public final class KeysBinding {

	private final BindingContext context;

	KeysBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Read a key in PEM.
	 * @param text an {@code ArrayBuffer}
	 * @param passphrase an {@code ArrayBuffer}, or {@code null}
	 * @return the key
	 */
	@HostAccess.Export
	public @Nullable Object readPem(Value text, @Nullable Value passphrase) {
		byte[] bytes = CipherBinding.bytes(text);
		byte[] secret = optional(passphrase);
		return run(() -> handle(KeyReader.pem(bytes, secret)));
	}

	/**
	 * Read a key in DER.
	 * @param der an {@code ArrayBuffer}
	 * @param encoding {@code spki}, {@code pkcs1-public}, {@code pkcs1}, {@code pkcs8} or
	 * {@code sec1}
	 * @param passphrase an {@code ArrayBuffer}, or {@code null}
	 * @return the key
	 */
	@HostAccess.Export
	public @Nullable Object readDer(Value der, String encoding, @Nullable Value passphrase) {
		byte[] bytes = CipherBinding.bytes(der);
		byte[] secret = optional(passphrase);
		return run(() -> handle(KeyReader.der(bytes, encoding, secret)));
	}

	/**
	 * Make an RSA key of the members of a JSON Web Key.
	 * @param members base64url texts in the order n, e, d, p, q, dp, dq, qi; two for a
	 * public key
	 * @return the key
	 */
	@HostAccess.Export
	public @Nullable Object rsaFromJwk(Value members) {
		BigInteger[] n = new BigInteger[(int) members.getArraySize()];
		for (int i = 0; i < n.length; i++) {
			n[i] = new BigInteger(1, Base64.getUrlDecoder().decode(members.getArrayElement(i).asString()));
		}
		AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
		return run(() -> handle((n.length == 2) ? new SubjectPublicKeyInfo(rsa, new RSAPublicKey(n[0], n[1]))
				: new PrivateKeyInfo(rsa, new RSAPrivateKey(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]))));
	}

	/**
	 * Make an elliptic-curve key of coordinates or of the secret number.
	 * @param curve OpenSSL's name
	 * @return the key
	 */
	@HostAccess.Export
	public @Nullable Object ecKey(String curve, @Nullable Value x, @Nullable Value y, @Nullable Value d) {
		byte[] xBytes = optional(x);
		byte[] yBytes = optional(y);
		byte[] dBytes = optional(d);
		return run(() -> {
			AlgorithmIdentifier algorithm = Curves.algorithm(curve);
			if (dBytes != null) {
				return handle(Keys.ecPrivate(algorithm, new BigInteger(1, dBytes)));
			}
			byte[] point = Curves.get(curve)
				.getCurve()
				.createPoint(new BigInteger(1, xBytes), new BigInteger(1, yBytes))
				.getEncoded(false);
			Curves.get(curve).validatePublicPoint(Curves.get(curve).getCurve().decodePoint(point));
			return handle(new SubjectPublicKeyInfo(algorithm, point));
		});
	}

	/**
	 * Make an Edwards or Montgomery key of its bytes.
	 * @param type Node's name of the kind of key
	 * @return the key
	 */
	@HostAccess.Export
	public @Nullable Object rawKey(String type, boolean isPrivate, Value bytes) {
		byte[] raw = CipherBinding.bytes(bytes);
		return run(() -> {
			AlgorithmIdentifier algorithm = new AlgorithmIdentifier(switch (type) {
				case "ed25519" -> Keys.ED25519;
				case "ed448" -> Keys.ED448;
				case "x25519" -> Keys.X25519;
				default -> Keys.X448;
			});
			return handle(isPrivate ? new PrivateKeyInfo(algorithm, new DEROctetString(raw))
					: new SubjectPublicKeyInfo(algorithm, raw));
		});
	}

	/** Whether there is such a curve. */
	@HostAccess.Export
	public boolean hasCurve(String name) {
		return Curves.find(name) != null;
	}

	/** The names of all curves. */
	@HostAccess.Export
	public String[] curves() {
		List<String> names = new ArrayList<>();
		Collections.list((Enumeration<?>) ECNamedCurveTable.getNames())
			.forEach((name) -> names.add(String.valueOf(name)));
		return names.toArray(String[]::new);
	}

	/**
	 * Make a new pair.
	 * @param type Node's name of the kind of key
	 * @param bits of an RSA modulus
	 * @param exponent the public exponent of an RSA key
	 * @param curve of an elliptic-curve key
	 * @return the private key, which knows its public half
	 */
	@HostAccess.Export
	public @Nullable Object generate(String type, int bits, double exponent, @Nullable String curve,
			@Nullable Value callback) {
		return this.context.run("KeyGenRequest", callback, () -> {
			KeyPair pair = generator(type, bits, (long) exponent, curve).generateKeyPair();
			return handle(Keys.normalize(PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())));
		});
	}

	private static KeyPairGenerator generator(String type, int bits, long exponent, @Nullable String curve)
			throws Exception {
		String algorithm = switch (type) {
			case "rsa", "rsa-pss" -> "RSA";
			case "ec" -> "EC";
			case "dsa" -> "DSA";
			default -> type.toUpperCase(Locale.ROOT);
		};
		KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, Keys.PROVIDER);
		AlgorithmParameterSpec spec = switch (type) {
			case "rsa" -> new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent));
			case "ec" -> new ECNamedCurveGenParameterSpec(String.valueOf(Curves.find(String.valueOf(curve))));
			default -> null;
		};
		if (spec != null) {
			generator.initialize(spec, RandomBinding.RANDOM);
		}
		return generator;
	}

	/** The secret that both sides agree on. */
	@HostAccess.Export
	public @Nullable Object agree(KeyHandle secret, KeyHandle other, @Nullable Value callback) {
		return this.context.run("DiffieHellmanRequest", callback, () -> {
			String type = secret.asymmetricKeyType();
			String algorithm = type.equals("ec") ? "ECDH" : type.equals("dh") ? "DH" : type.toUpperCase(Locale.ROOT);
			KeyAgreement agreement = KeyAgreement.getInstance(algorithm, Keys.PROVIDER);
			agreement.init(Keys.toJava(secret.privateInfo()));
			agreement.doPhase(Keys.toJava(other.publicInfo()), true);
			return agreement.generateSecret();
		});
	}

	/** A point of a curve in another form; {@code null} if it is none. */
	@HostAccess.Export
	public @Nullable Object convertPoint(String curve, Value point, boolean compressed) {
		byte[] bytes = CipherBinding.bytes(point);
		ECDomainParameters domain = Curves.get(curve);
		try {
			byte[] converted = domain.getCurve().decodePoint(bytes).getEncoded(compressed);
			return this.context.arrayBuffer(converted);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * The public point of a secret number; {@code null} if it is not in the curve's
	 * range.
	 */
	@HostAccess.Export
	public @Nullable Object publicPoint(String curve, Value d) {
		ECDomainParameters domain = Curves.get(curve);
		BigInteger number = new BigInteger(1, CipherBinding.bytes(d));
		boolean valid = number.signum() > 0 && number.compareTo(domain.getN()) < 0;
		return valid ? this.context.arrayBuffer(Keys.ecPoint(domain, number)) : null;
	}

	/** A random secret number of a curve. */
	@HostAccess.Export
	public Object randomScalar(String curve) {
		BigInteger n = Curves.get(curve).getN();
		BigInteger d;
		do {
			d = new BigInteger(n.bitLength(), RandomBinding.RANDOM);
		}
		while (d.signum() == 0 || d.compareTo(n) >= 0);
		return this.context.arrayBuffer(Primes.toBytes(d, (n.bitLength() + 7) / 8));
	}

	/**
	 * The shared coordinate of a secret number and another side's point; {@code null} if
	 * that is none.
	 */
	@HostAccess.Export
	public @Nullable Object pointSecret(String curve, Value d, Value point) {
		ECDomainParameters domain = Curves.get(curve);
		try {
			var other = domain.validatePublicPoint(domain.getCurve().decodePoint(CipherBinding.bytes(point)));
			BigInteger number = new BigInteger(1, CipherBinding.bytes(d));
			return this.context.arrayBuffer(other.multiply(number).normalize().getAffineXCoord().getEncoded());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private KeyHandle handle(Object info) throws IOException {
		if (info instanceof PrivateKeyInfo secret) {
			return new KeyHandle(this.context, Keys.publicOf(secret), secret);
		}
		SubjectPublicKeyInfo open = (SubjectPublicKeyInfo) info;
		Keys.type(open.getAlgorithm());
		return new KeyHandle(this.context, open, null);
	}

	private @Nullable Object run(Callable<KeyHandle> work) {
		return this.context.run("KeyImportRequest", null, work);
	}

	private static byte @Nullable [] optional(@Nullable Value arrayBuffer) {
		return (arrayBuffer == null || arrayBuffer.isNull()) ? null : CipherBinding.bytes(arrayBuffer);
	}

}
