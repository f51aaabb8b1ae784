package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.jsnode.engine.CodedException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * Reads keys in PEM and DER.
 */
final class KeyReader {

	private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

	private static final AlgorithmIdentifier RSA = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption,
			DERNull.INSTANCE);

	private KeyReader() {
	}

	/** Either {@link SubjectPublicKeyInfo} or {@link PrivateKeyInfo}. */
	static Object pem(byte[] text, byte @Nullable [] passphrase) throws IOException {
		Matcher matcher = PEM.matcher(new String(text, StandardCharsets.ISO_8859_1));
		if (!matcher.find()) {
			throw unsupported();
		}
		String label = matcher.group(1);
		String body = matcher.group(2);
		if (body.contains("Proc-Type:")) {
			throw unsupported();
		}
		byte[] der = Base64.getMimeDecoder().decode(body.replaceAll("\\s", ""));
		return switch (label) {
			case "PUBLIC KEY" -> der(der, "spki", passphrase);
			case "RSA PUBLIC KEY" -> der(der, "pkcs1-public", passphrase);
			case "PRIVATE KEY" -> der(der, "pkcs8", passphrase);
			case "ENCRYPTED PRIVATE KEY" -> encrypted(der, passphrase);
			case "RSA PRIVATE KEY" -> der(der, "pkcs1", passphrase);
			case "EC PRIVATE KEY" -> der(der, "sec1", passphrase);
			case "CERTIFICATE", "X509 CERTIFICATE" -> Certificate.getInstance(der).getSubjectPublicKeyInfo();
			default -> throw unsupported();
		};
	}

	static Object der(byte[] der, String encoding, byte @Nullable [] passphrase) throws IOException {
		try {
			return switch (encoding) {
				case "spki" -> SubjectPublicKeyInfo.getInstance(der);
				case "pkcs1-public" -> new SubjectPublicKeyInfo(RSA, RSAPublicKey.getInstance(der));
				case "pkcs1" -> new PrivateKeyInfo(RSA, RSAPrivateKey.getInstance(der));
				case "sec1" -> sec1(der);
				default ->
					(passphrase != null) ? encrypted(der, passphrase) : Keys.normalize(PrivateKeyInfo.getInstance(der));
			};
		}
		catch (IllegalArgumentException | NullPointerException ex) {
			throw new CodedException("Error", "ASN1", "not enough data");
		}
	}

	private static PrivateKeyInfo sec1(byte[] der) throws IOException {
		ECPrivateKey key = ECPrivateKey.getInstance(der);
		ASN1ObjectIdentifier curve = ASN1ObjectIdentifier.getInstance(key.getParametersObject());
		return Keys.ecPrivate(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key.getKey());
	}

	private static PrivateKeyInfo encrypted(byte[] der, byte @Nullable [] passphrase) throws IOException {
		if (passphrase == null) {
			throw new CodedException("TypeError", "ERR_MISSING_PASSPHRASE", "Passphrase required for encrypted key");
		}
		byte[] plain = KeyEncryption.decrypt(EncryptedPrivateKeyInfo.getInstance(der), passphrase);
		return Keys.normalize(PrivateKeyInfo.getInstance(plain));
	}

	private static CodedException unsupported() {
		return new CodedException("Error", "DECODER", "unsupported");
	}

}
