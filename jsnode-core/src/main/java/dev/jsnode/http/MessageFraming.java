package dev.jsnode.http;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What the headers of a message say about where it ends and what becomes of the
 * connection (RFC 9112, sections 6 and 9). For one message after the other.
 */
final class MessageFraming {

	/** The header {@code Host} is there. */
	private static final int FLAG_HOST = 1 << 10;

	/** The header {@code Expect} is there. */
	private static final int FLAG_EXPECT = 1 << 11;

	private final boolean response;

	private final boolean lenient;

	private boolean chunked;

	private boolean transferEncoding;

	private long contentLength = -1;

	private boolean connectionClose;

	private boolean connectionKeepAlive;

	private boolean connectionUpgrade;

	private boolean upgradeHeader;

	private int seen;

	/**
	 * Create the framing of messages without headers.
	 * @param response whether they are responses, else requests
	 * @param lenient whether contradictions are tolerated
	 */
	MessageFraming(boolean response, boolean lenient) {
		this.response = response;
		this.lenient = lenient;
	}

	void clear() {
		this.chunked = false;
		this.transferEncoding = false;
		this.contentLength = -1;
		this.connectionClose = false;
		this.connectionKeepAlive = false;
		this.connectionUpgrade = false;
		this.upgradeHeader = false;
		this.seen = 0;
	}

	/**
	 * Take a header's field into account, told by the length of its name first.
	 * @return what is wrong with it, or {@code null}
	 */
	@Nullable Defect field(String name, String value) {
		switch (name.length()) {
			case 4 -> {
				if (name.equalsIgnoreCase("host")) {
					this.seen |= FLAG_HOST;
				}
			}
			case 6 -> {
				if (name.equalsIgnoreCase("expect")) {
					this.seen |= FLAG_EXPECT;
				}
			}
			case 7 -> {
				if (name.equalsIgnoreCase("upgrade")) {
					this.upgradeHeader = true;
				}
			}
			case 10 -> {
				if (name.equalsIgnoreCase("connection")) {
					connection(value);
				}
			}
			case 14 -> {
				if (name.equalsIgnoreCase("content-length")) {
					return contentLength(value);
				}
			}
			case 16 -> {
				if (name.equalsIgnoreCase("proxy-connection")) {
					connection(value);
				}
			}
			case 17 -> {
				if (name.equalsIgnoreCase("transfer-encoding")) {
					return transferEncoding(value);
				}
			}
			default -> {
			}
		}
		return null;
	}

	private void connection(String value) {
		for (String option : value.split(",")) {
			switch (option.trim().toLowerCase(Locale.ROOT)) {
				case "close" -> this.connectionClose = true;
				case "keep-alive" -> this.connectionKeepAlive = true;
				case "upgrade" -> this.connectionUpgrade = true;
				default -> {
				}
			}
		}
	}

	private @Nullable Defect contentLength(String value) {
		if (this.transferEncoding && !this.lenient) {
			return new Defect("HPE_INVALID_CONTENT_LENGTH", "Content-Length can't be present with Transfer-Encoding");
		}
		if (this.contentLength >= 0) {
			return new Defect("HPE_UNEXPECTED_CONTENT_LENGTH", "Content-Length already present");
		}
		long length = 0;
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c < '0' || c > '9') {
				return new Defect("HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length");
			}
			if (length > (Long.MAX_VALUE - (c - '0')) / 10) {
				return new Defect("HPE_INVALID_CONTENT_LENGTH", "Content-Length overflow");
			}
			length = length * 10 + (c - '0');
		}
		if (value.isEmpty()) {
			return new Defect("HPE_INVALID_CONTENT_LENGTH", "Empty Content-Length");
		}
		this.contentLength = length;
		return null;
	}

	private @Nullable Defect transferEncoding(String value) {
		if (this.contentLength >= 0 && !this.lenient) {
			return new Defect("HPE_INVALID_TRANSFER_ENCODING",
					"Transfer-Encoding can't be present with Content-Length");
		}
		this.transferEncoding = true;
		int comma = value.lastIndexOf(',');
		boolean last = value.substring(comma + 1).trim().equalsIgnoreCase("chunked");
		if (this.chunked && !this.response && !this.lenient) {
			return new Defect("HPE_INVALID_TRANSFER_ENCODING", "Invalid Transfer-Encoding header value");
		}
		this.chunked = last;
		return null;
	}

	/**
	 * Whether the body comes in chunks.
	 */
	boolean isChunked() {
		return this.chunked;
	}

	/**
	 * Whether the body is encoded so that only the connection's end ends it.
	 */
	boolean isEndless() {
		return this.transferEncoding && !this.chunked;
	}

	/**
	 * The length of the body, -1 where it is not said.
	 */
	long contentLength() {
		return this.contentLength;
	}

	/**
	 * Whether nothing in a response says where its body ends.
	 */
	boolean endsWithConnection() {
		return !this.chunked && (this.transferEncoding || this.contentLength < 0);
	}

	/**
	 * Whether the headers want the connection to go on.
	 * @param byDefault whether it does where they do not say
	 */
	boolean wantsKeepAlive(boolean byDefault) {
		return byDefault ? !this.connectionClose : this.connectionKeepAlive;
	}

	/**
	 * Whether another protocol is asked for.
	 */
	boolean wantsUpgrade() {
		return this.upgradeHeader && this.connectionUpgrade;
	}

	/**
	 * Which of {@code Host} and {@code Expect} are there, as
	 * {@link HttpMessageParser#flags()} has them.
	 */
	int seen() {
		return this.seen;
	}

	/**
	 * Whether responses of a status have no body.
	 */
	static boolean isBodyless(int status) {
		return status / 100 == 1 || status == 204 || status == 304;
	}

	/**
	 * What is wrong with a header.
	 *
	 * @param code the code of the error
	 * @param reason what is wrong
	 */
	record Defect(String code, String reason) {

	}

}
