package dev.jsnode.builtin;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Judges a chain of certificates as OpenSSL does, whose names of errors Node shows. All
 * checks are made, and the last error counts.
 */
final class CertificateVerifier {

	private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

	private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

	private static final String ANY_USAGE = "2.5.29.37.0";

	private static final int MAX_DEPTH = 100;

	private final List<X509Certificate> sent;

	private final Collection<X509Certificate> trusted;

	private final List<X509Certificate> chain = new ArrayList<>();

	private @Nullable String error;

	private boolean incomplete;

	private CertificateVerifier(X509Certificate[] sent, Collection<X509Certificate> trusted) {
		this.sent = Arrays.asList(sent);
		this.trusted = trusted;
		this.chain.add(sent[0]);
	}

	/**
	 * Judge a chain.
	 * @param sent what the peer sent, its own certificate first
	 * @param trusted the authorities
	 * @param server whether the peer is the server
	 * @return OpenSSL's name of what is wrong, without {@code X509_V_ERR_}, or
	 * {@code null}
	 */
	static @Nullable String verify(X509Certificate[] sent, Collection<X509Certificate> trusted, boolean server) {
		CertificateVerifier verifier = new CertificateVerifier(sent, trusted);
		verifier.build();
		verifier.checkUsage(server ? SERVER_AUTH : CLIENT_AUTH);
		verifier.checkValidity();
		return verifier.error;
	}

	private void build() {
		boolean anchored = false;
		while (this.chain.size() <= MAX_DEPTH) {
			X509Certificate last = this.chain.get(this.chain.size() - 1);
			if (isIssuer(last, last)) {
				judgeRoot(this.trusted.contains(last));
				return;
			}
			X509Certificate issuer = find(last, this.trusted);
			anchored |= issuer != null;
			if (issuer == null) {
				issuer = find(last, this.sent);
			}
			if (issuer == null) {
				this.incomplete = true;
				this.error = anchored ? "UNABLE_TO_GET_ISSUER_CERT" : "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
				return;
			}
			this.chain.add(issuer);
		}
		this.error = "CERT_CHAIN_TOO_LONG";
	}

	private void judgeRoot(boolean isTrusted) {
		if (!isTrusted) {
			this.error = (this.chain.size() == 1) ? "DEPTH_ZERO_SELF_SIGNED_CERT" : "SELF_SIGNED_CERT_IN_CHAIN";
		}
	}

	private @Nullable X509Certificate find(X509Certificate certificate, Collection<X509Certificate> candidates) {
		for (X509Certificate candidate : candidates) {
			if (isIssuer(candidate, certificate) && !this.chain.contains(candidate)) {
				return candidate;
			}
		}
		return null;
	}

	private static boolean isIssuer(X509Certificate issuer, X509Certificate certificate) {
		if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
			return false;
		}
		try {
			certificate.verify(issuer.getPublicKey());
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private void checkUsage(String usage) {
		for (int i = 0; i < this.chain.size(); i++) {
			X509Certificate certificate = this.chain.get(i);
			int authority = certificate.getBasicConstraints();
			if (i > 0 && certificate.getVersion() >= 3 && authority == -1) {
				this.error = "INVALID_CA";
			}
			else if (!allows(certificate, usage)) {
				this.error = "INVALID_PURPOSE";
			}
			if (i > 1 && authority != -1 && i - 1 > authority) {
				this.error = "PATH_LENGTH_EXCEEDED";
			}
		}
	}

	private static boolean allows(X509Certificate certificate, String usage) {
		try {
			List<String> usages = certificate.getExtendedKeyUsage();
			return usages == null || usages.contains(usage) || usages.contains(ANY_USAGE);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private void checkValidity() {
		if (this.incomplete && this.chain.size() == 1) {
			this.error = "UNABLE_TO_VERIFY_LEAF_SIGNATURE";
		}
		Date now = new Date();
		for (int i = this.chain.size() - 1; i >= 0; i--) {
			if (now.before(this.chain.get(i).getNotBefore())) {
				this.error = "CERT_NOT_YET_VALID";
			}
			if (now.after(this.chain.get(i).getNotAfter())) {
				this.error = "CERT_HAS_EXPIRED";
			}
		}
	}

}
