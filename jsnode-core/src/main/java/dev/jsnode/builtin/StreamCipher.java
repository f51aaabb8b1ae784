package dev.jsnode.builtin;

import java.security.GeneralSecurityException;

/**
 * Encrypts or decrypts piece by piece.
 */
interface StreamCipher {

	byte[] update(byte[] bytes, int offset, int length) throws GeneralSecurityException;

	byte[] finish() throws GeneralSecurityException;

	/** With authentication. */
	interface Aead extends StreamCipher {

		void aad(byte[] bytes);

		/** The tag of all that was processed. */
		byte[] tag();

	}

}
