package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * ChaCha20 with Poly1305 (RFC 8439) that gives each byte at once.
 */
final class ChaChaCipher implements StreamCipher.Aead {

	private static final int BLOCK = 64;

	private final boolean encrypt;

	private final ChaCha7539Engine engine = new ChaCha7539Engine();

	private final Poly1305 mac = new Poly1305();

	private long aadLength;

	private long length;

	ChaChaCipher(boolean encrypt, byte[] key, byte[] iv) {
		this.encrypt = encrypt;
		byte[] nonce = new byte[12];
		System.arraycopy(iv, 0, nonce, nonce.length - iv.length, iv.length);
		this.engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
		byte[] first = new byte[BLOCK];
		this.engine.processBytes(first, 0, BLOCK, first, 0);
		this.mac.init(new KeyParameter(first, 0, 32));
	}

	@Override
	public void aad(byte[] bytes) {
		this.mac.update(bytes, 0, bytes.length);
		this.aadLength += bytes.length;
	}

	private void pad(long count) {
		int rest = (int) (count % 16);
		if (rest > 0) {
			this.mac.update(new byte[16], 0, 16 - rest);
		}
	}

	@Override
	public byte[] update(byte[] bytes, int offset, int count) {
		if (count == 0) {
			return new byte[0];
		}
		if (this.length == 0) {
			pad(this.aadLength);
		}
		this.length += count;
		if (!this.encrypt) {
			this.mac.update(bytes, offset, count);
		}
		byte[] result = new byte[count];
		this.engine.processBytes(bytes, offset, count, result, 0);
		if (this.encrypt) {
			this.mac.update(result, 0, count);
		}
		return result;
	}

	@Override
	public byte[] finish() {
		return new byte[0];
	}

	@Override
	public byte[] tag() {
		pad((this.length == 0) ? this.aadLength : this.length);
		byte[] lengths = ByteBuffer.allocate(16)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(this.aadLength)
			.putLong(this.length)
			.array();
		this.mac.update(lengths, 0, lengths.length);
		byte[] tag = new byte[16];
		this.mac.doFinal(tag, 0);
		return tag;
	}

}
