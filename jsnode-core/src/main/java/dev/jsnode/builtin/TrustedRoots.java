package dev.jsnode.builtin;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The certificates of the JVM's trust store, read when first asked for.
 */
final class TrustedRoots {

	private TrustedRoots() {
	}

	static List<X509Certificate> all() {
		return Holder.ROOTS;
	}

	private static final class Holder {

		static final List<X509Certificate> ROOTS = read();

		private static List<X509Certificate> read() {
			try {
				TrustManagerFactory factory = TrustManagerFactory
					.getInstance(TrustManagerFactory.getDefaultAlgorithm());
				factory.init((KeyStore) null);
				for (TrustManager manager : factory.getTrustManagers()) {
					if (manager instanceof X509TrustManager trust) {
						return List.of(trust.getAcceptedIssuers());
					}
				}
				return List.of();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException("The JVM's trust store cannot be read", ex);
			}
		}

	}

}
