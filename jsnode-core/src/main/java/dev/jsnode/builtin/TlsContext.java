package dev.jsnode.builtin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

import dev.jsnode.engine.CodedException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Keys, certificates and limits that TLS connections share. Who is trusted is decided per
 * connection, by {@link TlsSession}: as in Node, an untrusted peer is not always an
 * error.
 */
public final class TlsContext {

	private static final Pattern KEY = Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^-]*-----END \\1-----");

	private final BindingContext context;

	private final List<X509Certificate[]> chains = new ArrayList<>();

	private final List<PrivateKeyInfo> keys = new ArrayList<>();

	private final Map<SSLEngine, TlsSession> verifying = new ConcurrentHashMap<>();

	private final List<X509Certificate> authorities = new ArrayList<>();

	private boolean ownAuthorities;

	private List<String> protocols = List.of("TLSv1.2", "TLSv1.3");

	private @Nullable List<String> cipherSuites;

	private boolean honorCipherOrder;

	private @Nullable SSLContext ssl;

	TlsContext(BindingContext context) {
		this.context = context;
	}

	/**
	 * Add a certificate and those that lead to its authority.
	 * @param pem an {@code ArrayBuffer} with PEM
	 */
	@HostAccess.Export
	public void addCertificate(Value pem) {
		byte[] text = CipherBinding.bytes(pem);
		run(() -> {
			List<X509Certificate> read = CertificateReader.read(text);
			if (read.isEmpty()) {
				throw new CodedException("Error", "PEM", "no start line");
			}
			this.chains.add(read.toArray(X509Certificate[]::new));
		});
	}

	/**
	 * Add the private key of a certificate that was added before, or comes later.
	 * @param pem an {@code ArrayBuffer} with PEM
	 * @param passphrase an {@code ArrayBuffer}, or {@code null}
	 */
	@HostAccess.Export
	public void addKey(Value pem, @Nullable Value passphrase) {
		byte[] text = CipherBinding.bytes(pem);
		byte[] secret = (passphrase == null || passphrase.isNull()) ? null : CipherBinding.bytes(passphrase);
		run(() -> {
			// What may stand before the key (the parameters of its curve) says nothing
			// new.
			Matcher matcher = KEY.matcher(new String(text, StandardCharsets.ISO_8859_1));
			byte[] key = matcher.find() ? matcher.group().getBytes(StandardCharsets.ISO_8859_1) : text;
			if (!(KeyReader.pem(key, secret) instanceof PrivateKeyInfo info)) {
				throw new CodedException("Error", "DECODER", "unsupported");
			}
			this.keys.add(info);
		});
	}

	/**
	 * Add what a PKCS#12 file holds.
	 * @param file an {@code ArrayBuffer}
	 * @param passphrase its passphrase
	 */
	@HostAccess.Export
	public void addPfx(Value file, String passphrase) {
		byte[] bytes = CipherBinding.bytes(file);
		run(() -> {
			if (bytes.length == 0 || bytes[0] != 0x30) {
				throw new CodedException("Error", "PFX", "not enough data");
			}
			KeyStore store = KeyStore.getInstance("PKCS12");
			char[] secret = passphrase.toCharArray();
			try {
				store.load(new ByteArrayInputStream(bytes), secret);
			}
			catch (IOException ex) {
				throw new CodedException("Error", "PFX", "mac verify failure");
			}
			for (String alias : Collections.list(store.aliases())) {
				if (store.isKeyEntry(alias)) {
					addEntry(store, alias, secret);
				}
			}
		});
	}

	private void addEntry(KeyStore store, String alias, char[] secret) throws GeneralSecurityException {
		Certificate[] chain = store.getCertificateChain(alias);
		X509Certificate[] typed = Arrays.copyOf(chain, chain.length, X509Certificate[].class);
		this.chains.add(typed);
		this.keys.add(PrivateKeyInfo.getInstance(store.getKey(alias, secret).getEncoded()));
		// The authorities inside count beside the others.
		this.authorities.addAll(Arrays.asList(typed).subList(1, typed.length));
	}

	/**
	 * Trust these certificates instead of the JVM's.
	 * @param pem an {@code ArrayBuffer} with PEM
	 */
	@HostAccess.Export
	public void addAuthorities(Value pem) {
		byte[] text = CipherBinding.bytes(pem);
		this.ownAuthorities = true;
		run(() -> this.authorities.addAll(CertificateReader.read(text)));
	}

	/**
	 * Trust nobody who is not added.
	 */
	@HostAccess.Export
	public void useOwnAuthorities() {
		this.ownAuthorities = true;
	}

	/**
	 * Return whether each key has its certificate.
	 * @return {@code false} where a key belongs to no certificate though there are some
	 */
	@HostAccess.Export
	public boolean keysMatch() {
		if (this.chains.isEmpty()) {
			return true;
		}
		for (PrivateKeyInfo key : this.keys) {
			if (chainOf(key) == null) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Limit the versions.
	 * @param versions such as {@code TLSv1.2,TLSv1.3}
	 */
	@HostAccess.Export
	public void protocols(String versions) {
		this.protocols = versions.isEmpty() ? List.of() : List.of(versions.split(","));
	}

	/**
	 * Limit the cipher suites.
	 * @param suites standard names with commas between them, best first
	 * @param honorOrder whether a server's order counts before the client's
	 * @return whether Java has any of them
	 */
	@HostAccess.Export
	public boolean ciphers(String suites, boolean honorOrder) {
		List<String> known = new ArrayList<>(List.of(suites.split(",")));
		known.retainAll(Arrays.asList(ssl().getSupportedSSLParameters().getCipherSuites()));
		this.cipherSuites = known;
		this.honorCipherOrder = honorOrder;
		return !known.isEmpty();
	}

	/**
	 * Return the certificate that the other side gets.
	 * @return the first one, or {@code null}
	 */
	@HostAccess.Export
	public @Nullable CertificateHandle certificate() {
		return this.chains.isEmpty() ? null : new CertificateHandle(this.context, List.of(this.chains.get(0)), 0);
	}

	SSLEngine engine(TlsSession session) {
		SSLEngine engine = ssl().createSSLEngine();
		var parameters = engine.getSSLParameters();
		parameters.setProtocols(this.protocols.toArray(String[]::new));
		if (this.cipherSuites != null) {
			parameters.setCipherSuites(this.cipherSuites.toArray(String[]::new));
		}
		parameters.setUseCipherSuitesOrder(this.honorCipherOrder);
		engine.setSSLParameters(parameters);
		this.verifying.put(engine, session);
		return engine;
	}

	void release(SSLEngine engine) {
		this.verifying.remove(engine);
	}

	@Nullable String verify(X509Certificate[] chain, boolean server) {
		List<X509Certificate> trusted = this.authorities;
		if (!this.ownAuthorities) {
			trusted = new ArrayList<>(this.authorities);
			trusted.addAll(TrustedRoots.all());
		}
		return CertificateVerifier.verify(chain, trusted, server);
	}

	List<X509Certificate> authorities() {
		return this.ownAuthorities ? this.authorities : TrustedRoots.all();
	}

	private SSLContext ssl() {
		SSLContext created = this.ssl;
		if (created == null) {
			try {
				created = SSLContext.getInstance("TLS");
				created.init(new KeyManager[] { new Keyring() }, new TrustManager[] { new Trust() },
						RandomBinding.RANDOM);
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
			this.ssl = created;
		}
		return created;
	}

	private X509Certificate @Nullable [] chainOf(PrivateKeyInfo key) {
		try {
			byte[] wanted = Keys.publicOf(key).getPublicKeyData().getBytes();
			for (X509Certificate[] chain : this.chains) {
				var info = org.bouncycastle.asn1.x509.SubjectPublicKeyInfo
					.getInstance(chain[0].getPublicKey().getEncoded());
				if (Arrays.equals(wanted, info.getPublicKeyData().getBytes())) {
					return chain;
				}
			}
			return null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void run(Work work) {
		this.context.run("TLSWRAP", null, () -> {
			work.run();
			return null;
		});
	}

	private interface Work {

		void run() throws IOException, GeneralSecurityException;

	}

	/** Aliases are places in the list of keys. */
	private final class Keyring extends X509ExtendedKeyManager {

		@Override
		public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
			return choose(keyType);
		}

		@Override
		public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
			for (String keyType : keyTypes) {
				String alias = choose(keyType);
				if (alias != null) {
					return alias;
				}
			}
			return null;
		}

		private @Nullable String choose(String keyType) {
			List<PrivateKeyInfo> all = TlsContext.this.keys;
			for (int i = 0; i < all.size(); i++) {
				X509Certificate[] chain = chainOf(all.get(i));
				if (chain != null && keyType.equals(chain[0].getPublicKey().getAlgorithm())) {
					return String.valueOf(i);
				}
			}
			return null;
		}

		@Override
		public X509Certificate @Nullable [] getCertificateChain(String alias) {
			return chainOf(TlsContext.this.keys.get(Integer.parseInt(alias)));
		}

		@Override
		public @Nullable PrivateKey getPrivateKey(String alias) {
			PrivateKeyInfo info = TlsContext.this.keys.get(Integer.parseInt(alias));
			X509Certificate[] chain = chainOf(info);
			if (chain == null) {
				return null;
			}
			try {
				KeyFactory factory = KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm());
				return factory.generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
			}
			catch (GeneralSecurityException | IOException ex) {
				return null;
			}
		}

		@Override
		public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
			return null;
		}

		@Override
		public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
			return null;
		}

		@Override
		public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
			return null;
		}

		@Override
		public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
			return null;
		}

	}

	/** Asks the session of the connection. */
	private final class Trust extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
				throws CertificateException {
			check(chain, engine, false);
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
				throws CertificateException {
			check(chain, engine, true);
		}

		private void check(X509Certificate[] chain, SSLEngine engine, boolean server) throws CertificateException {
			TlsSession session = TlsContext.this.verifying.get(engine);
			if (session == null || !session.accepts(chain, server)) {
				throw new CertificateException("Refused");
			}
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return TlsContext.this.ownAuthorities ? TlsContext.this.authorities.toArray(X509Certificate[]::new)
					: new X509Certificate[0];
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
				throws CertificateException {
			throw new CertificateException();
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
				throws CertificateException {
			throw new CertificateException();
		}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
			throw new CertificateException();
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
			throw new CertificateException();
		}

	}

}
