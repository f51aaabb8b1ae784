package dev.jsnode.builtin;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Map;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Public and private keys as ASN.1 structures, in the form that OpenSSL writes.
 */
final class Keys {

	/** Not registered with Java: the application's own providers stay as they are. */
	static final Provider PROVIDER = new BouncyCastleProvider();

	static final ASN1ObjectIdentifier X25519 = new ASN1ObjectIdentifier("1.3.101.110");

	static final ASN1ObjectIdentifier X448 = new ASN1ObjectIdentifier("1.3.101.111");

	static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

	static final ASN1ObjectIdentifier ED448 = new ASN1ObjectIdentifier("1.3.101.113");

	private static final Map<ASN1ObjectIdentifier, String> TYPES = Map.of(PKCSObjectIdentifiers.rsaEncryption, "rsa",
			PKCSObjectIdentifiers.id_RSASSA_PSS, "rsa-pss", X9ObjectIdentifiers.id_ecPublicKey, "ec",
			X9ObjectIdentifiers.id_dsa, "dsa", PKCSObjectIdentifiers.dhKeyAgreement, "dh", X25519, "x25519", X448,
			"x448", ED25519, "ed25519", ED448, "ed448");

	private Keys() {
	}

	static String type(AlgorithmIdentifier algorithm) {
		String type = TYPES.get(algorithm.getAlgorithm());
		if (type == null) {
			throw new IllegalArgumentException("Unsupported key type " + algorithm.getAlgorithm());
		}
		return type;
	}

	static PublicKey toJava(SubjectPublicKeyInfo info) throws IOException {
		PublicKey key = BouncyCastleProvider.getPublicKey(info);
		if (key == null) {
			throw new IOException("Unsupported public key");
		}
		return key;
	}

	static PrivateKey toJava(PrivateKeyInfo info) throws IOException {
		PrivateKey key = BouncyCastleProvider.getPrivateKey(info);
		if (key == null) {
			throw new IOException("Unsupported private key");
		}
		return key;
	}

	/** The public half of a private key. */
	static SubjectPublicKeyInfo publicOf(PrivateKeyInfo info) throws IOException {
		AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
		switch (type(algorithm)) {
			case "rsa", "rsa-pss" -> {
				RSAPrivateKey rsa = RSAPrivateKey.getInstance(info.parsePrivateKey());
				return new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(rsa.getModulus(), rsa.getPublicExponent()));
			}
			case "ec" -> {
				BigInteger d = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
				return new SubjectPublicKeyInfo(algorithm, ecPoint(Curves.of(algorithm), d));
			}
			default -> {
				return new SubjectPublicKeyInfo(algorithm, rawPublic(info));
			}
		}
	}

	private static byte[] rawPublic(PrivateKeyInfo info) throws IOException {
		byte[] raw = raw(info);
		return switch (type(info.getPrivateKeyAlgorithm())) {
			case "ed25519" -> new Ed25519PrivateKeyParameters(raw).generatePublicKey().getEncoded();
			case "ed448" -> new Ed448PrivateKeyParameters(raw).generatePublicKey().getEncoded();
			case "x25519" -> new X25519PrivateKeyParameters(raw).generatePublicKey().getEncoded();
			case "x448" -> new X448PrivateKeyParameters(raw).generatePublicKey().getEncoded();
			default -> throw new IOException("No public key for " + info.getPrivateKeyAlgorithm().getAlgorithm());
		};
	}

	/** The bytes of an Edwards or Montgomery key. */
	static byte[] raw(PrivateKeyInfo info) throws IOException {
		return DEROctetString.getInstance(info.parsePrivateKey()).getOctets();
	}

	static byte[] ecPoint(ECDomainParameters curve, BigInteger d) {
		return curve.getG().multiply(d).normalize().getEncoded(false);
	}

	/** An elliptic-curve key with its public half inside, as OpenSSL has it. */
	static PrivateKeyInfo ecPrivate(AlgorithmIdentifier algorithm, BigInteger d) throws IOException {
		ECDomainParameters curve = Curves.of(algorithm);
		ECPrivateKey key = new ECPrivateKey(curve.getN().bitLength(), d, new DERBitString(ecPoint(curve, d)), null);
		return new PrivateKeyInfo(algorithm, key);
	}

	/** The same key in OpenSSL's form. */
	static PrivateKeyInfo normalize(PrivateKeyInfo info) throws IOException {
		AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
		return switch (type(algorithm)) {
			case "ec" -> ecPrivate(algorithm, ECPrivateKey.getInstance(info.parsePrivateKey()).getKey());
			case "rsa" -> new PrivateKeyInfo(algorithm, info.parsePrivateKey());
			case "ed25519", "ed448", "x25519", "x448" -> new PrivateKeyInfo(algorithm, new DEROctetString(raw(info)));
			default -> info;
		};
	}

}
