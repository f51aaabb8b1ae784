package dev.jsnode.builtin;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A public or private key for JavaScript.
 */
public final class KeyHandle {

	private final BindingContext context;

	private final SubjectPublicKeyInfo publicInfo;

	private final @Nullable PrivateKeyInfo privateInfo;

	KeyHandle(BindingContext context, SubjectPublicKeyInfo publicInfo, @Nullable PrivateKeyInfo privateInfo) {
		this.context = context;
		this.publicInfo = publicInfo;
		this.privateInfo = privateInfo;
	}

	SubjectPublicKeyInfo publicInfo() {
		return this.publicInfo;
	}

	PrivateKeyInfo privateInfo() {
		if (this.privateInfo == null) {
			throw new IllegalStateException("Not a private key");
		}
		return this.privateInfo;
	}

	/** Whether it is a private key. */
	@HostAccess.Export
	public boolean isPrivate() {
		return this.privateInfo != null;
	}

	/** Its public half. */
	@HostAccess.Export
	public KeyHandle publicKey() {
		return new KeyHandle(this.context, this.publicInfo, null);
	}

	/** Node's name of the kind of key. */
	@HostAccess.Export
	public String asymmetricKeyType() {
		return Keys.type(this.publicInfo.getAlgorithm());
	}

	/** Whether both are the same key. */
	@HostAccess.Export
	public boolean equalTo(KeyHandle other) throws IOException {
		return isPrivate() == other.isPrivate()
				&& Arrays.equals(this.publicInfo.getEncoded(), other.publicInfo.getEncoded());
	}

	/** Bits of an RSA modulus. */
	@HostAccess.Export
	public int modulusLength() throws IOException {
		return RSAPublicKey.getInstance(this.publicInfo.parsePublicKey()).getModulus().bitLength();
	}

	/** The public exponent of an RSA key in decimal. */
	@HostAccess.Export
	public String publicExponent() throws IOException {
		return RSAPublicKey.getInstance(this.publicInfo.parsePublicKey()).getPublicExponent().toString();
	}

	/** OpenSSL's name of the curve of an elliptic-curve key. */
	@HostAccess.Export
	public String namedCurve() {
		return Curves.name(this.publicInfo.getAlgorithm());
	}

	/**
	 * Write the key in DER.
	 * @param encoding {@code spki}, {@code pkcs1}, {@code pkcs8} or {@code sec1}
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object export(String encoding) {
		return this.context.run("KeyExportRequest", null, () -> encode(encoding));
	}

	/**
	 * Write a private key in PKCS#8 under a passphrase.
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object exportEncrypted(String cipher, Value passphrase) {
		byte[] secret = CipherBinding.bytes(passphrase);
		return this.context.run("KeyExportRequest", null, () -> KeyEncryption.encrypt(encode("pkcs8"), cipher, secret));
	}

	private byte[] encode(String encoding) throws IOException {
		return switch (encoding) {
			case "spki" -> this.publicInfo.getEncoded(ASN1Encoding.DER);
			case "pkcs8" -> privateInfo().getEncoded(ASN1Encoding.DER);
			case "sec1" -> sec1();
			default -> isPrivate() ? der(privateInfo().parsePrivateKey()) : der(this.publicInfo.parsePublicKey());
		};
	}

	private static byte[] der(ASN1Encodable object) throws IOException {
		return object.toASN1Primitive().getEncoded(ASN1Encoding.DER);
	}

	private byte[] sec1() throws IOException {
		ECPrivateKey key = ECPrivateKey.getInstance(privateInfo().parsePrivateKey());
		ECDomainParameters curve = Curves.of(this.publicInfo.getAlgorithm());
		return der(new ECPrivateKey(curve.getN().bitLength(), key.getKey(),
				new DERBitString(this.publicInfo.getPublicKeyData().getBytes()),
				this.publicInfo.getAlgorithm().getParameters()));
	}

	/**
	 * Return a member of the key's JSON Web Key.
	 * @param name the member
	 * @return base64url text
	 */
	@HostAccess.Export
	public @Nullable Object jwk(String name) {
		return this.context.run("KeyExportRequest", null,
				() -> Base64.getUrlEncoder().withoutPadding().encodeToString(jwkBytes(name)));
	}

	private byte[] jwkBytes(String name) throws IOException {
		return switch (asymmetricKeyType()) {
			case "ec" -> ec(name);
			case "rsa", "rsa-pss" -> Primes.toBytes(rsa(name));
			default -> name.equals("x") ? this.publicInfo.getPublicKeyData().getOctets() : Keys.raw(privateInfo());
		};
	}

	private byte[] ec(String name) throws IOException {
		ECDomainParameters curve = Curves.of(this.publicInfo.getAlgorithm());
		int size = (curve.getCurve().getFieldSize() + 7) / 8;
		if (name.equals("d")) {
			BigInteger d = ECPrivateKey.getInstance(privateInfo().parsePrivateKey()).getKey();
			return Primes.toBytes(d, (curve.getN().bitLength() + 7) / 8);
		}
		ECPoint point = curve.getCurve().decodePoint(this.publicInfo.getPublicKeyData().getOctets()).normalize();
		BigInteger value = (name.equals("x") ? point.getAffineXCoord() : point.getAffineYCoord()).toBigInteger();
		return Primes.toBytes(value, size);
	}

	private BigInteger rsa(String name) throws IOException {
		RSAPublicKey key = RSAPublicKey.getInstance(this.publicInfo.parsePublicKey());
		if (name.equals("n")) {
			return key.getModulus();
		}
		if (name.equals("e")) {
			return key.getPublicExponent();
		}
		RSAPrivateKey secret = RSAPrivateKey.getInstance(privateInfo().parsePrivateKey());
		return switch (name) {
			case "d" -> secret.getPrivateExponent();
			case "p" -> secret.getPrime1();
			case "q" -> secret.getPrime2();
			case "dp" -> secret.getExponent1();
			case "dq" -> secret.getExponent2();
			default -> secret.getCoefficient();
		};
	}

}
