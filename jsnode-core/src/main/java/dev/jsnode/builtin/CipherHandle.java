package dev.jsnode.builtin;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.Callable;

import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;

import dev.jsnode.engine.CodedException;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A running cipher for JavaScript.
 */
public final class CipherHandle {

	private final BindingContext context;

	private final StreamCipher cipher;

	CipherHandle(BindingContext context, StreamCipher cipher) {
		this.context = context;
		this.cipher = cipher;
	}

	/**
	 * Process a piece.
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object update(Value buffer, int offset, int length) {
		byte[] bytes = (length > 0) ? this.context.bytes(buffer) : new byte[0];
		return run(() -> this.cipher.update(bytes, (length > 0) ? offset : 0, length));
	}

	/**
	 * End the message.
	 * @param tag when decrypting with authentication, the expected tag
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object finish(@Nullable Value tag) {
		return run(() -> {
			byte[] rest = this.cipher.finish();
			if (tag != null && !tag.isNull() && this.cipher instanceof StreamCipher.Aead aead
					&& !(aead instanceof CcmCipher)) {
				byte[] expected = CipherBinding.bytes(tag);
				if (!MessageDigest.isEqual(expected, Arrays.copyOf(aead.tag(), expected.length))) {
					throw new CodedException("Error", "BAD_TAG", "Unsupported state or unable to authenticate data");
				}
			}
			return rest;
		});
	}

	/**
	 * Return the tag of the ended message.
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public @Nullable Object tag(int length) {
		return run(() -> Arrays.copyOf(((StreamCipher.Aead) this.cipher).tag(), length));
	}

	/**
	 * Set the expected tag where it is needed before the message.
	 * @param tag an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public void expectTag(Value tag) {
		if (this.cipher instanceof CcmCipher ccm) {
			ccm.expectTag(CipherBinding.bytes(tag));
		}
	}

	/**
	 * Add what is authenticated but not encrypted.
	 * @param bytes an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public void aad(Value bytes) {
		((StreamCipher.Aead) this.cipher).aad(CipherBinding.bytes(bytes));
	}

	/**
	 * Pad the last block or not.
	 * @param padding whether
	 */
	@HostAccess.Export
	public void padding(boolean padding) {
		if (this.cipher instanceof BlockStreamCipher block) {
			block.padding(padding);
		}
	}

	private @Nullable Object run(Callable<byte[]> work) {
		return this.context.run("CipherRequest", null, () -> {
			try {
				return work.call();
			}
			catch (IllegalBlockSizeException ex) {
				throw new CodedException("Error", "WRONG_FINAL_BLOCK_LENGTH", "wrong final block length");
			}
			catch (BadPaddingException ex) {
				boolean tag = this.cipher instanceof StreamCipher.Aead;
				throw new CodedException("Error", tag ? "BAD_TAG" : "BAD_DECRYPT", "bad decrypt");
			}
			catch (GeneralSecurityException ex) {
				throw new CodedException("Error", "ERR_CRYPTO_OPERATION_FAILED", String.valueOf(ex.getMessage()));
			}
		});
	}

}
