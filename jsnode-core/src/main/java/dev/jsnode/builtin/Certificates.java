package dev.jsnode.builtin;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

import javax.security.auth.x500.X500Principal;

/**
 * What a certificate says, as texts.
 */
final class Certificates {

	private static final int DNS = 2;

	private static final int URI = 6;

	private static final int IP = 7;

	private Certificates() {
	}

	static String[] details(X509Certificate certificate) {
		return new String[] { certificate.getSubjectX500Principal().getName(X500Principal.RFC1779),
				certificate.getIssuerX500Principal().getName(X500Principal.RFC1779), alternativeNames(certificate),
				String.valueOf(certificate.getNotBefore().getTime()),
				String.valueOf(certificate.getNotAfter().getTime()),
				certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT) };
	}

	private static String alternativeNames(X509Certificate certificate) {
		StringJoiner text = new StringJoiner(", ");
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			if (names != null) {
				for (List<?> name : names) {
					switch ((Integer) name.get(0)) {
						case DNS -> text.add("DNS:" + name.get(1));
						case URI -> text.add("URI:" + name.get(1));
						case IP -> text.add("IP Address:" + name.get(1));
						default -> {
						}
					}
				}
			}
		}
		catch (CertificateParsingException ex) {
			return "";
		}
		return text.toString();
	}

}
