package dev.jsnode.builtin;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code tls}: Netty's TLS handler in the pipeline of a connection.
 */
public final class TlsBinding {

	private final BindingContext context;

	TlsBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Return keys, certificates and limits that connections share; empty at first.
	 * @return the context
	 */
	@HostAccess.Export
	public TlsContext secureContext() {
		return new TlsContext(this.context);
	}

	/**
	 * Return TLS for a connection; it begins with {@link TlsSession#client} or
	 * {@link TlsSession#server}.
	 * @param socket the connection
	 * @param listener has the functions {@code verify}, {@code hello}, {@code alpn},
	 * {@code done} and {@code failed}
	 * @return the session
	 */
	@HostAccess.Export
	public TlsSession session(SocketHandle socket, Value listener) {
		return new TlsSession(this.context, socket, listener);
	}

	/**
	 * Return the certificates that this JVM trusts.
	 * @return each in PEM
	 */
	@HostAccess.Export
	public @Nullable Object rootCertificates() {
		return this.context.run("TLSWRAP", null, () -> {
			List<String> all = new ArrayList<>();
			for (X509Certificate root : TrustedRoots.all()) {
				all.add(CertificateReader.pem(root));
			}
			return all.toArray(String[]::new);
		});
	}

	/**
	 * Read certificates.
	 * @param bytes an {@code ArrayBuffer} with PEM
	 * @return each in PEM as OpenSSL writes it
	 */
	@HostAccess.Export
	public @Nullable Object certificates(Value bytes) {
		byte[] text = CipherBinding.bytes(bytes);
		return this.context.run("TLSWRAP", null, () -> {
			List<String> all = new ArrayList<>();
			for (X509Certificate one : CertificateReader.read(text)) {
				all.add(CertificateReader.pem(one));
			}
			return all.toArray(String[]::new);
		});
	}

}
