package dev.jsnode.url;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL, while it is parsed or changed. Serialized it is what everybody else
 * sees.
 */
public final class Url {

	String scheme = "";

	String username = "";

	String password = "";

	@Nullable String host;

	int port = -1;

	/**
	 * Where the path is one opaque text ({@code mailto:x}); else it is in {@link #path}.
	 */
	@Nullable String opaquePath;

	List<String> path = new ArrayList<>();

	@Nullable String query;

	@Nullable String fragment;

	Url() {
	}

	/**
	 * Parse a URL.
	 * @param input its text
	 * @param base the serialized URL it is relative to, or {@code null}
	 * @return the URL, or {@code null} if it is invalid
	 */
	public static @Nullable Url parse(String input, @Nullable String base) {
		Url parsedBase = null;
		if (base != null) {
			parsedBase = new UrlParser(base, null).parse();
			if (parsedBase == null) {
				return null;
			}
		}
		return new UrlParser(input, parsedBase).parse();
	}

	/**
	 * Return the host that a special URL has for this text.
	 * @param host the text
	 * @return the serialized host, or {@code null} if it is invalid
	 */
	public static @Nullable String parseHost(String host) {
		return HostParser.parse(host, true);
	}

	/**
	 * Decode percent-encoded UTF-8; wrong sequences become U+FFFD.
	 * @param text the text
	 * @return the decoded text
	 */
	public static String percentDecode(String text) {
		return PercentEncoding.decode(text);
	}

	static int defaultPort(String scheme) {
		return switch (scheme) {
			case "http", "ws" -> 80;
			case "https", "wss" -> 443;
			case "ftp" -> 21;
			default -> -1;
		};
	}

	static boolean isSpecial(String scheme) {
		return switch (scheme) {
			case "http", "https", "ws", "wss", "ftp", "file" -> true;
			default -> false;
		};
	}

	boolean isSpecial() {
		return isSpecial(this.scheme);
	}

	boolean hasCredentials() {
		return !this.username.isEmpty() || !this.password.isEmpty();
	}

	private boolean cannotHaveCredentialsOrPort() {
		return this.host == null || this.host.isEmpty() || this.scheme.equals("file");
	}

	void shortenPath() {
		int size = this.path.size();
		if (size == 0 || (size == 1 && this.scheme.equals("file") && UrlParser.isNormalizedDrive(this.path.get(0)))) {
			return;
		}
		this.path.remove(size - 1);
	}

	/**
	 * Set one part, as the setters of JavaScript's {@code URL} do: what is invalid
	 * changes nothing.
	 * @param part the name of the property
	 * @param value the new value
	 */
	public void set(String part, String value) {
		switch (part) {
			case "protocol" -> UrlParser.change(this, value + ":", UrlParser.State.SCHEME_START);
			case "username" -> {
				if (!cannotHaveCredentialsOrPort()) {
					this.username = PercentEncoding.USERINFO.encode(value);
				}
			}
			case "password" -> {
				if (!cannotHaveCredentialsOrPort()) {
					this.password = PercentEncoding.USERINFO.encode(value);
				}
			}
			case "host" -> setHost(value, UrlParser.State.HOST);
			case "hostname" -> setHost(value, UrlParser.State.HOSTNAME);
			case "port" -> setPort(value);
			case "pathname" -> setPath(value);
			case "search" -> setQuery(value);
			case "hash" -> setFragment(value);
			default -> throw new IllegalArgumentException(part);
		}
	}

	private void setHost(String value, UrlParser.State state) {
		if (this.opaquePath == null) {
			UrlParser.change(this, value, state);
		}
	}

	private void setPort(String value) {
		if (cannotHaveCredentialsOrPort()) {
			return;
		}
		if (value.isEmpty()) {
			this.port = -1;
		}
		else {
			UrlParser.change(this, value, UrlParser.State.PORT);
		}
	}

	private void setPath(String value) {
		if (this.opaquePath == null) {
			this.path = new ArrayList<>();
			UrlParser.change(this, value, UrlParser.State.PATH_START);
		}
	}

	private void setQuery(String value) {
		if (value.isEmpty()) {
			this.query = null;
			return;
		}
		this.query = "";
		UrlParser.change(this, value.startsWith("?") ? value.substring(1) : value, UrlParser.State.QUERY);
	}

	private void setFragment(String value) {
		if (value.isEmpty()) {
			this.fragment = null;
			return;
		}
		this.fragment = "";
		UrlParser.change(this, value.startsWith("#") ? value.substring(1) : value, UrlParser.State.FRAGMENT);
	}

	/**
	 * Return the serialized URL.
	 * @return the text of {@code href}
	 */
	public String serialize() {
		StringBuilder out = new StringBuilder().append(this.scheme).append(':');
		if (this.host != null) {
			out.append("//");
			if (hasCredentials()) {
				out.append(this.username);
				if (!this.password.isEmpty()) {
					out.append(':').append(this.password);
				}
				out.append('@');
			}
			out.append(this.host);
			if (this.port >= 0) {
				out.append(':').append(this.port);
			}
		}
		else if (this.opaquePath == null && this.path.size() > 1 && this.path.get(0).isEmpty()) {
			// Else the path would be read as a host.
			out.append("/.");
		}
		if (this.opaquePath != null) {
			out.append(this.opaquePath);
		}
		else {
			for (String segment : this.path) {
				out.append('/').append(segment);
			}
		}
		if (this.query != null) {
			out.append('?').append(this.query);
		}
		if (this.fragment != null) {
			out.append('#').append(this.fragment);
		}
		return out.toString();
	}

}
