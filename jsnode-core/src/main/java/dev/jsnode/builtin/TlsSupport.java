package dev.jsnode.builtin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * TLS of a connection: Netty's handler in front of the connection's own. What the peer's
 * certificate is worth is found out here and decided in JavaScript.
 */
final class TlsSupport {

	private static final Pattern PKCS1 = Pattern
		.compile("-----BEGIN RSA PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END RSA PRIVATE KEY-----");

	/** Version 0, then rsaEncryption without parameters. */
	private static final byte[] RSA_HEADER = { 2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86,
			(byte) 0xf7, 13, 1, 1, 1, 5, 0 };

	private TlsSupport() {
	}

	/**
	 * What a handshake begins with.
	 */
	record Settings(boolean server, @Nullable String host, int port, @Nullable String ca, @Nullable String cert,
			@Nullable String key, String @Nullable [] protocols) {

	}

	static Judge install(Channel channel, Settings settings) throws GeneralSecurityException, IOException {
		Judge judge = new Judge(trust(settings.ca()));
		SslContext context = settings.server() ? server(settings) : client(settings, judge);
		SslHandler handler = (settings.host() != null)
				? context.newHandler(channel.alloc(), settings.host(), settings.port())
				: context.newHandler(channel.alloc());
		handler.setHandshakeTimeoutMillis(120_000);
		if (settings.protocols() != null && settings.protocols().length > 0) {
			handler.engine().setSSLParameters(withProtocols(handler.engine(), settings.protocols()));
		}
		channel.pipeline().addFirst("tls", handler);
		return judge;
	}

	static @Nullable SslHandler handler(@Nullable Channel channel) {
		return (channel != null) ? channel.pipeline().get(SslHandler.class) : null;
	}

	static ChannelFuture closeNotify(DuplexChannel channel) {
		SslHandler handler = handler(channel);
		return (handler != null) ? handler.closeOutbound() : channel.shutdownOutput();
	}

	private static SslContext client(Settings settings, Judge judge) throws IOException {
		SslContextBuilder builder = SslContextBuilder.forClient().trustManager(judge).endpointIdentificationAlgorithm(null);
		if (settings.cert() != null && settings.key() != null) {
			builder.keyManager(stream(settings.cert()), key(settings.key()));
		}
		return builder.build();
	}

	private static SslContext server(Settings settings) throws IOException {
		if (settings.cert() == null || settings.key() == null) {
			throw new IOException("A TLS server needs a certificate and its key");
		}
		return SslContextBuilder.forServer(stream(settings.cert()), key(settings.key())).build();
	}

	private static SSLParameters withProtocols(SSLEngine engine, String[] protocols) {
		SSLParameters parameters = engine.getSSLParameters();
		parameters.setApplicationProtocols(protocols);
		return parameters;
	}

	/**
	 * A key as PKCS#8, which is all that the JDK reads: PKCS#1 ("RSA PRIVATE KEY") is put
	 * into its envelope.
	 */
	private static InputStream key(String pem) {
		Matcher matcher = PKCS1.matcher(pem);
		if (!matcher.find()) {
			return stream(pem);
		}
		byte[] inner = Base64.getMimeDecoder().decode(matcher.group(1));
		byte[] octets = der(0x04, inner);
		byte[] body = new byte[RSA_HEADER.length + octets.length];
		System.arraycopy(RSA_HEADER, 0, body, 0, RSA_HEADER.length);
		System.arraycopy(octets, 0, body, RSA_HEADER.length, octets.length);
		String text = Base64.getMimeEncoder().encodeToString(der(0x30, body));
		return stream("-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
	}

	private static byte[] der(int tag, byte[] content) {
		byte[] encoded = new byte[content.length + 4];
		encoded[0] = (byte) tag;
		encoded[1] = (byte) 0x82;
		encoded[2] = (byte) (content.length >> 8);
		encoded[3] = (byte) content.length;
		System.arraycopy(content, 0, encoded, 4, content.length);
		return encoded;
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static X509TrustManager trust(@Nullable String ca) throws GeneralSecurityException, IOException {
		TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		KeyStore store = null;
		if (ca != null) {
			store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			int index = 0;
			for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(stream(ca))) {
				store.setCertificateEntry("ca" + index++, certificate);
			}
		}
		factory.init(store);
		for (TrustManager manager : factory.getTrustManagers()) {
			if (manager instanceof X509TrustManager x509) {
				return x509;
			}
		}
		throw new GeneralSecurityException("No X.509 trust manager");
	}

	/**
	 * Looks at the peer's certificates and keeps what it finds.
	 */
	static final class Judge extends X509ExtendedTrustManager {

		private final X509TrustManager trusted;

		private @Nullable String verdict;

		private List<X509Certificate> chain = List.of();

		Judge(X509TrustManager trusted) {
			this.trusted = trusted;
		}

		/**
		 * Return OpenSSL's name of what is wrong.
		 * @return {@code null} if nothing is
		 */
		@Nullable String verdict() {
			return this.verdict;
		}

		List<X509Certificate> chain() {
			return this.chain;
		}

		@Override
		public void checkServerTrusted(X509Certificate[] certificates, String authType) {
			this.chain = new ArrayList<>(List.of(certificates));
			try {
				this.trusted.checkServerTrusted(certificates, authType);
			}
			catch (CertificateException ex) {
				this.verdict = name(ex, certificates);
			}
		}

		@Override
		public void checkServerTrusted(X509Certificate[] certificates, String authType, Socket socket) {
			checkServerTrusted(certificates, authType);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) {
			checkServerTrusted(certificates, authType);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] certificates, String authType) {
			this.chain = List.of(certificates);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] certificates, String authType, Socket socket) {
			checkClientTrusted(certificates, authType);
		}

		@Override
		public void checkClientTrusted(X509Certificate[] certificates, String authType, SSLEngine engine) {
			checkClientTrusted(certificates, authType);
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return this.trusted.getAcceptedIssuers();
		}

		private static String name(CertificateException failure, X509Certificate[] certificates) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (cause instanceof CertificateExpiredException) {
					return "CERT_HAS_EXPIRED";
				}
				if (cause instanceof CertificateNotYetValidException) {
					return "CERT_NOT_YET_VALID";
				}
				if (cause instanceof CertPathValidatorException path
						&& path.getReason() == CertPathValidatorException.BasicReason.EXPIRED) {
					return "CERT_HAS_EXPIRED";
				}
			}
			X509Certificate last = certificates[certificates.length - 1];
			if (last.getSubjectX500Principal().equals(last.getIssuerX500Principal())) {
				return (certificates.length == 1) ? "DEPTH_ZERO_SELF_SIGNED_CERT" : "SELF_SIGNED_CERT_IN_CHAIN";
			}
			return (certificates.length == 1) ? "UNABLE_TO_VERIFY_LEAF_SIGNATURE" : "UNABLE_TO_GET_ISSUER_CERT_LOCALLY";
		}

	}

}
