package dev.jsnode.builtin;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.jsnode.engine.CodedException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.jspecify.annotations.Nullable;

/**
 * Elliptic curves by OpenSSL's names.
 */
final class Curves {

	/** OpenSSL's name where it is not Bouncy Castle's. */
	private static final Map<String, String> ALIASES = new LinkedHashMap<>();

	static {
		ALIASES.put("P-256", "prime256v1");
		ALIASES.put("P-384", "secp384r1");
		ALIASES.put("P-521", "secp521r1");
		ALIASES.put("secp256r1", "prime256v1");
	}

	private Curves() {
	}

	static @Nullable ASN1ObjectIdentifier find(String name) {
		return ECNamedCurveTable.getOID(ALIASES.getOrDefault(name, name));
	}

	static ECDomainParameters get(String name) {
		ASN1ObjectIdentifier id = find(name);
		if (id == null) {
			throw new CodedException("TypeError", "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
		}
		return of(id);
	}

	static ECDomainParameters of(AlgorithmIdentifier algorithm) {
		return of(ASN1ObjectIdentifier.getInstance(algorithm.getParameters()));
	}

	private static ECDomainParameters of(ASN1ObjectIdentifier id) {
		X9ECParameters parameters = CustomNamedCurves.getByOID(id);
		if (parameters == null) {
			parameters = ECNamedCurveTable.getByOID(id);
		}
		return new ECDomainParameters(parameters);
	}

	static String name(AlgorithmIdentifier algorithm) {
		String name = ECNamedCurveTable.getName(ASN1ObjectIdentifier.getInstance(algorithm.getParameters()));
		return (name.equals("secp256r1") || name.equals("P-256")) ? "prime256v1" : switch (name) {
			case "P-384" -> "secp384r1";
			case "P-521" -> "secp521r1";
			default -> name;
		};
	}

	static AlgorithmIdentifier algorithm(String name) {
		ASN1ObjectIdentifier id = find(name);
		if (id == null) {
			throw new CodedException("TypeError", "ERR_CRYPTO_INVALID_CURVE", "Invalid EC curve name");
		}
		return new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, id);
	}

}
