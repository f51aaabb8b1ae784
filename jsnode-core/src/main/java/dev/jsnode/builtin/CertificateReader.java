package dev.jsnode.builtin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes certificates in PEM.
 */
final class CertificateReader {

	private static final Pattern PEM = Pattern
		.compile("-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----([^-]*)-----END \\1-----");

	private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] { '\n' });

	private CertificateReader() {
	}

	/** All certificates of a text; none where it is not PEM. */
	static List<X509Certificate> read(byte[] text) throws CertificateException {
		List<X509Certificate> found = new ArrayList<>();
		Matcher matcher = PEM.matcher(new String(text, StandardCharsets.ISO_8859_1));
		while (matcher.find()) {
			found.add(der(Base64.getMimeDecoder().decode(matcher.group(2))));
		}
		return found;
	}

	static X509Certificate der(byte[] der) throws CertificateException {
		CertificateFactory factory = CertificateFactory.getInstance("X.509");
		return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
	}

	static String pem(X509Certificate certificate) throws IOException {
		try {
			String body = LINES.encodeToString(certificate.getEncoded());
			return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----";
		}
		catch (CertificateEncodingException ex) {
			throw new IOException(ex);
		}
	}

}
