package dev.jsnode.builtin;

import java.security.Provider;

import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * What all work with keys shares.
 */
final class Keys {

	/** Not registered with Java: the application's own providers stay as they are. */
	static final Provider PROVIDER = new BouncyCastleProvider();

	private Keys() {
	}

}
