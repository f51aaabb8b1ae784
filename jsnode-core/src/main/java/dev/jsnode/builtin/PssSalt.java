package dev.jsnode.builtin;

import java.math.BigInteger;

import org.bouncycastle.asn1.pkcs.RSAPublicKey;

/**
 * Finds how long the salt of a PSS signature is (RFC 8017, section 9.1.2, steps 4 to 10).
 */
final class PssSalt {

	private PssSalt() {
	}

	/** The length in bytes, or -1 where the signature is not well-formed. */
	static int length(RSAPublicKey key, byte[] signature, Digest digest) {
		int bits = key.getModulus().bitLength() - 1;
		int size = (bits + 7) / 8;
		BigInteger number = new BigInteger(1, signature);
		if (number.compareTo(key.getModulus()) >= 0) {
			return -1;
		}
		byte[] message = Primes.toBytes(number.modPow(key.getPublicExponent(), key.getModulus()), size);
		int hash = digest.size();
		int block = size - hash - 1;
		if (block <= 0 || message[size - 1] != (byte) 0xbc) {
			return -1;
		}
		byte[] data = new byte[block];
		byte[] mask = mask(message, block, hash, digest);
		for (int i = 0; i < block; i++) {
			data[i] = (byte) (message[i] ^ mask[i]);
		}
		data[0] &= (byte) (0xff >>> (8 * size - bits));
		int i = 0;
		while (i < block && data[i] == 0) {
			i++;
		}
		return (i < block && data[i] == 1) ? block - i - 1 : -1;
	}

	private static byte[] mask(byte[] message, int seedAt, int seedLength, Digest digest) {
		byte[] mask = new byte[seedAt];
		for (int counter = 0, at = 0; at < mask.length; counter++) {
			Digest step = digest.copy();
			step.update(message, seedAt, seedLength);
			step.update(new byte[] { (byte) (counter >>> 24), (byte) (counter >>> 16), (byte) (counter >>> 8),
					(byte) counter }, 0, 4);
			byte[] part = step.digest();
			int count = Math.min(part.length, mask.length - at);
			System.arraycopy(part, 0, mask, at, count);
			at += count;
		}
		return mask;
	}

}
