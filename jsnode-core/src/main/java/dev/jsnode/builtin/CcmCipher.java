package dev.jsnode.builtin;

import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * AES in CCM: the whole message in one piece, as the mode demands.
 */
final class CcmCipher implements StreamCipher.Aead {

	private final boolean encrypt;

	private final byte[] key;

	private final byte[] iv;

	private final int tagLength;

	private byte[] aad = {};

	private byte[] tag = {};

	private boolean failed;

	private boolean used;

	CcmCipher(boolean encrypt, byte[] key, byte[] iv, int tagLength) {
		this.encrypt = encrypt;
		this.key = key;
		this.iv = iv;
		this.tagLength = tagLength;
	}

	void expectTag(byte[] tag) {
		this.tag = tag;
	}

	@Override
	public void aad(byte[] bytes) {
		this.aad = bytes;
	}

	@Override
	@SuppressWarnings("deprecation") // its successor has no processPacket
	public byte[] update(byte[] bytes, int offset, int length) {
		this.used = true;
		CCMBlockCipher cipher = new CCMBlockCipher(AESEngine.newInstance());
		cipher.init(this.encrypt,
				new AEADParameters(new KeyParameter(this.key), 8 * this.tagLength, this.iv, this.aad));
		try {
			if (this.encrypt) {
				byte[] all = cipher.processPacket(bytes, offset, length);
				this.tag = Arrays.copyOfRange(all, length, all.length);
				return Arrays.copyOf(all, length);
			}
			byte[] all = new byte[length + this.tag.length];
			System.arraycopy(bytes, offset, all, 0, length);
			System.arraycopy(this.tag, 0, all, length, this.tag.length);
			return cipher.processPacket(all, 0, all.length);
		}
		catch (InvalidCipherTextException ex) {
			this.failed = true;
			return new byte[0];
		}
	}

	@Override
	public byte[] finish() throws GeneralSecurityException {
		if (!this.used) {
			update(new byte[0], 0, 0);
		}
		if (this.failed) {
			throw new AEADBadTagException();
		}
		return new byte[0];
	}

	@Override
	public byte[] tag() {
		return this.tag;
	}

}
