package dev.jsnode.builtin;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.jsnode.engine.CodedException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Private keys under a passphrase: PKCS#8 with PBES2 (RFC 8018).
 */
final class KeyEncryption {

	private static final int ITERATIONS = 2048;

	private static final Map<ASN1ObjectIdentifier, String> DIGESTS = Map.of(PKCSObjectIdentifiers.id_hmacWithSHA1,
			"sha1", PKCSObjectIdentifiers.id_hmacWithSHA224, "sha224", PKCSObjectIdentifiers.id_hmacWithSHA256,
			"sha256", PKCSObjectIdentifiers.id_hmacWithSHA384, "sha384", PKCSObjectIdentifiers.id_hmacWithSHA512,
			"sha512");

	private static final Map<ASN1ObjectIdentifier, String> CIPHERS = Map.of(NISTObjectIdentifiers.id_aes128_CBC,
			"aes-128-cbc", NISTObjectIdentifiers.id_aes192_CBC, "aes-192-cbc", NISTObjectIdentifiers.id_aes256_CBC,
			"aes-256-cbc", PKCSObjectIdentifiers.des_EDE3_CBC, "des-ede3-cbc");

	private KeyEncryption() {
	}

	static byte[] decrypt(EncryptedPrivateKeyInfo info, byte[] passphrase) throws IOException {
		try {
			PBES2Parameters parameters = PBES2Parameters.getInstance(info.getEncryptionAlgorithm().getParameters());
			PBKDF2Params kdf = PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
			String digest = DIGESTS.get(kdf.getPrf().getAlgorithm());
			CipherSpec spec = spec(CIPHERS.get(parameters.getEncryptionScheme().getAlgorithm()));
			byte[] iv = ASN1OctetString.getInstance(parameters.getEncryptionScheme().getParameters()).getOctets();
			byte[] key = KdfBinding.pbkdf2(digest, passphrase, kdf.getSalt(), kdf.getIterationCount().intValue(),
					spec.keyLength());
			return cipher(spec, Cipher.DECRYPT_MODE, key, iv).doFinal(info.getEncryptedData());
		}
		catch (GeneralSecurityException ex) {
			throw new CodedException("Error", "BAD_DECRYPT", "bad decrypt");
		}
	}

	static byte[] encrypt(byte[] pkcs8, String cipherName, byte[] passphrase) throws IOException {
		CipherSpec known = CipherSpec.find(cipherName);
		CipherSpec spec = spec((known != null) ? known.name() : null);
		byte[] salt = new byte[16];
		byte[] iv = new byte[spec.ivLength()];
		RandomBinding.RANDOM.nextBytes(salt);
		RandomBinding.RANDOM.nextBytes(iv);
		try {
			byte[] key = KdfBinding.pbkdf2("sha256", passphrase, salt, ITERATIONS, spec.keyLength());
			byte[] encrypted = cipher(spec, Cipher.ENCRYPT_MODE, key, iv).doFinal(pkcs8);
			AlgorithmIdentifier prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256,
					DERNull.INSTANCE);
			KeyDerivationFunc kdf = new KeyDerivationFunc(PKCSObjectIdentifiers.id_PBKDF2,
					new PBKDF2Params(salt, ITERATIONS, prf));
			EncryptionScheme scheme = new EncryptionScheme(identifier(spec), new DEROctetString(iv));
			AlgorithmIdentifier algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2,
					new PBES2Parameters(kdf, scheme));
			return new EncryptedPrivateKeyInfo(algorithm, encrypted).getEncoded();
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

	private static ASN1ObjectIdentifier identifier(CipherSpec spec) {
		return CIPHERS.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().equals(spec.name()))
			.findFirst()
			.orElseThrow()
			.getKey();
	}

	private static CipherSpec spec(@Nullable String name) {
		CipherSpec spec = (name != null && CIPHERS.containsValue(name)) ? CipherSpec.find(name) : null;
		if (spec == null) {
			throw new CodedException("Error", "ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
		}
		return spec;
	}

	private static Cipher cipher(CipherSpec spec, int mode, byte[] key, byte[] iv) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(spec.algorithm() + "/CBC/PKCS5Padding");
		cipher.init(mode, new SecretKeySpec(key, spec.algorithm()), new IvParameterSpec(iv));
		return cipher;
	}

}
