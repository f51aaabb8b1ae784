package dev.jsnode.builtin;

import java.security.GeneralSecurityException;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * A block cipher in one of the modes without authentication.
 */
final class BlockStreamCipher implements StreamCipher {

	private final CipherSpec spec;

	private final boolean encrypt;

	private final byte[] key;

	private final byte[] iv;

	private boolean padding = true;

	private long total;

	private @Nullable Cipher cipher;

	BlockStreamCipher(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv) {
		this.spec = spec;
		this.encrypt = encrypt;
		this.key = key;
		this.iv = iv;
	}

	void padding(boolean padding) {
		this.padding = padding;
	}

	private Cipher cipher() throws GeneralSecurityException {
		Cipher opened = this.cipher;
		if (opened == null) {
			boolean pads = this.padding && this.spec.blockSize() > 1;
			String name = this.spec.algorithm() + "/" + this.spec.mode().toUpperCase(Locale.ROOT) + "/"
					+ (pads ? "PKCS5Padding" : "NoPadding");
			boolean own = this.spec.algorithm().equals("AES") || this.spec.algorithm().equals("DESede");
			opened = own ? Cipher.getInstance(name) : Cipher.getInstance(name, Keys.PROVIDER);
			int direction = this.encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
			SecretKeySpec secret = new SecretKeySpec(this.key, this.spec.algorithm());
			if (this.iv.length == 0) {
				opened.init(direction, secret);
			}
			else {
				opened.init(direction, secret, new IvParameterSpec(this.iv));
			}
			this.cipher = opened;
		}
		return opened;
	}

	@Override
	public byte[] update(byte[] bytes, int offset, int length) throws GeneralSecurityException {
		this.total += length;
		byte[] result = cipher().update(bytes, offset, length);
		return (result != null) ? result : new byte[0];
	}

	@Override
	public byte[] finish() throws GeneralSecurityException {
		boolean whole = this.total % this.spec.blockSize() == 0;
		boolean needsBlock = this.padding && !this.encrypt && this.spec.blockSize() > 1 && this.total == 0;
		if (needsBlock || !whole && (!this.padding || !this.encrypt)) {
			throw new IllegalBlockSizeException();
		}
		byte[] result = cipher().doFinal();
		return (result != null) ? result : new byte[0];
	}

}
