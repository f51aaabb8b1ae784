package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.modes.gcm.GCMMultiplier;
import org.bouncycastle.crypto.modes.gcm.Tables4kGCMMultiplier;

/**
 * AES in GCM (NIST SP 800-38D) that gives each byte at once. Java's own cipher keeps the
 * whole message back on decryption, Bouncy Castle's a block.
 */
final class GcmCipher implements StreamCipher.Aead {

	private static final int BLOCK = 16;

	private final boolean encrypt;

	private final Cipher counter;

	private final GCMMultiplier multiplier = new Tables4kGCMMultiplier();

	private final byte[] tagMask;

	private final byte[] hash = new byte[BLOCK];

	private int filled;

	private long aadLength;

	private long length;

	GcmCipher(boolean encrypt, byte[] key, byte[] iv) throws GeneralSecurityException {
		this.encrypt = encrypt;
		SecretKeySpec secret = new SecretKeySpec(key, "AES");
		Cipher block = Cipher.getInstance("AES/ECB/NoPadding");
		block.init(Cipher.ENCRYPT_MODE, secret);
		this.multiplier.init(block.doFinal(new byte[BLOCK]));
		byte[] start = start(iv);
		this.tagMask = block.doFinal(start);
		increment(start);
		this.counter = Cipher.getInstance("AES/CTR/NoPadding");
		this.counter.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(start));
	}

	private byte[] start(byte[] iv) {
		if (iv.length == 12) {
			byte[] start = Arrays.copyOf(iv, BLOCK);
			start[BLOCK - 1] = 1;
			return start;
		}
		absorb(iv, 0, iv.length);
		pad();
		absorb(ByteBuffer.allocate(BLOCK).putLong(0).putLong(8L * iv.length).array(), 0, BLOCK);
		byte[] start = this.hash.clone();
		Arrays.fill(this.hash, (byte) 0);
		return start;
	}

	private static void increment(byte[] block) {
		for (int i = BLOCK - 1; i >= BLOCK - 4 && ++block[i] == 0; i--) {
			// The carry goes on.
		}
	}

	private void absorb(byte[] bytes, int offset, int count) {
		for (int i = offset; i < offset + count; i++) {
			this.hash[this.filled++] ^= bytes[i];
			if (this.filled == BLOCK) {
				this.multiplier.multiplyH(this.hash);
				this.filled = 0;
			}
		}
	}

	private void pad() {
		if (this.filled > 0) {
			this.multiplier.multiplyH(this.hash);
			this.filled = 0;
		}
	}

	@Override
	public void aad(byte[] bytes) {
		absorb(bytes, 0, bytes.length);
		this.aadLength += bytes.length;
	}

	@Override
	public byte[] update(byte[] bytes, int offset, int count) {
		if (count == 0) {
			return new byte[0];
		}
		if (this.length == 0) {
			pad();
		}
		this.length += count;
		if (!this.encrypt) {
			absorb(bytes, offset, count);
		}
		byte[] result = this.counter.update(bytes, offset, count);
		if (this.encrypt) {
			absorb(result, 0, count);
		}
		return result;
	}

	@Override
	public byte[] finish() {
		return new byte[0];
	}

	@Override
	public byte[] tag() {
		pad();
		absorb(ByteBuffer.allocate(BLOCK).putLong(8 * this.aadLength).putLong(8 * this.length).array(), 0, BLOCK);
		byte[] tag = new byte[BLOCK];
		for (int i = 0; i < BLOCK; i++) {
			tag[i] = (byte) (this.hash[i] ^ this.tagMask[i]);
		}
		return tag;
	}

}
