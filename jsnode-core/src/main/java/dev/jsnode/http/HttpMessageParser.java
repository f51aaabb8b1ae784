package dev.jsnode.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An incremental parser of HTTP/1 messages with llhttp's rules, error codes and reasons.
 * Bytes go in by {@link #feed}; {@link #next()} is called until it answers
 * {@link #NEED_MORE}. After {@link #HEADERS} the caller says with {@link #proceed(int)}
 * how to go on. Not thread-safe.
 */
public final class HttpMessageParser {

	/** All bytes are parsed. */
	public static final int NEED_MORE = 0;

	/** A head is complete. */
	public static final int HEADERS = 1;

	/** A part of a body is there. */
	public static final int BODY = 2;

	/** A message is complete; trailers are in {@link #headers()}. */
	public static final int COMPLETE = 3;

	/** The input is malformed. */
	public static final int ERROR = 4;

	/** The connection is no longer HTTP; what follows is in {@link #rest()}. */
	public static final int UPGRADE = 5;

	/** {@link #proceed(int)}: the body follows as the head says. */
	public static final int NORMAL = 0;

	/** {@link #proceed(int)}: there is no body, whatever the head says. */
	public static final int SKIP_BODY = 1;

	/** {@link #proceed(int)}: after this head the connection is no longer HTTP. */
	public static final int UPGRADED = 2;

	private static final int FLAG_KEEP_ALIVE = 1 << 8;

	private static final int FLAG_UPGRADE = 1 << 9;

	private static final int MAX_CHUNK_EXTENSIONS = 16384;

	private static final byte[] EMPTY = new byte[0];

	private enum State {

		START, METHOD, URL_START, URL, PROTOCOL, LINE_LF, STATUS, REASON, HEADER_START, NAME, VALUE_START, VALUE,
		VALUE_LF, HEADERS_LF, BODY_START, BODY_LENGTH, BODY_EOF, CHUNK_START, CHUNK_SIZE, CHUNK_EXT, CHUNK_LF,
		CHUNK_DATA, CHUNK_END_CR, CHUNK_END_LF, MESSAGE_END, UPGRADED, FAILED

	}

	private final boolean response;

	private final int maxHeaderSize;

	private final boolean lenient;

	private byte[] buffer = EMPTY;

	private int position;

	private int start;

	private int limit;

	private State state = State.START;

	private final MessageFraming framing;

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder fields = new StringBuilder();

	private final StringBuilder name = new StringBuilder();

	private String method = "";

	private String url = "";

	private String statusText = "";

	private int status;

	private int major;

	private int minor;

	private int headSize;

	private boolean trailing;

	private boolean headerEnded;

	private long remaining;

	private int extensionSize;

	private int how;

	private boolean closed;

	private byte[] body = EMPTY;

	private @Nullable String errorCode;

	private @Nullable String errorReason;

	/**
	 * Create a parser for one connection.
	 * @param response whether it parses responses, else requests
	 * @param maxHeaderSize how many bytes a head may have
	 * @param lenient whether it tolerates what the standard forbids
	 */
	public HttpMessageParser(boolean response, int maxHeaderSize, boolean lenient) {
		this.response = response;
		this.maxHeaderSize = maxHeaderSize;
		this.lenient = lenient;
		this.framing = new MessageFraming(response, lenient);
		resetMessage();
	}

	/**
	 * Give bytes; they must not change until they are parsed.
	 * @param bytes the array
	 * @param offset where they begin
	 * @param length how many
	 */
	public void feed(byte[] bytes, int offset, int length) {
		if (this.position < this.limit) {
			byte[] joined = Arrays.copyOfRange(this.buffer, this.position, this.limit + length);
			System.arraycopy(bytes, offset, joined, this.limit - this.position, length);
			this.buffer = joined;
			this.start = 0;
			this.position = 0;
			this.limit = joined.length;
			return;
		}
		this.buffer = bytes;
		this.start = offset;
		this.position = offset;
		this.limit = offset + length;
	}

	/**
	 * Parse on.
	 * @return what was found
	 */
	public int next() {
		while (true) {
			int event = step();
			if (event >= 0) {
				return event;
			}
		}
	}

	/**
	 * Tell that no more bytes come.
	 * @return {@link #COMPLETE} if that ends a message, {@link #ERROR} if one is cut off,
	 * else {@link #NEED_MORE}
	 */
	public int finish() {
		if (this.state == State.BODY_EOF) {
			this.state = State.START;
			this.closed = true;
			this.fields.setLength(0);
			return COMPLETE;
		}
		if (this.state == State.START || this.state == State.UPGRADED || this.state == State.FAILED) {
			return NEED_MORE;
		}
		return fail("HPE_INVALID_EOF_STATE", "Invalid EOF state");
	}

	/**
	 * Say how to go on after {@link #HEADERS}.
	 * @param how {@link #NORMAL}, {@link #SKIP_BODY} or {@link #UPGRADED}
	 */
	public void proceed(int how) {
		this.how = how;
	}

	private int step() {
		switch (this.state) {
			case BODY_START -> {
				return startBody();
			}
			case MESSAGE_END -> {
				return endMessage();
			}
			case UPGRADED -> {
				return UPGRADE;
			}
			case FAILED -> {
				return ERROR;
			}
			default -> {
			}
		}
		if (this.position >= this.limit) {
			return NEED_MORE;
		}
		return switch (this.state) {
			case START -> begin();
			case METHOD -> parseMethod();
			case URL_START, URL -> parseUrl();
			case PROTOCOL -> protocol(this.buffer[this.position++]);
			case LINE_LF -> lineFeed();
			case STATUS -> status(this.buffer[this.position++]);
			case REASON -> reason();
			case HEADER_START -> headerStart();
			case NAME -> headerName();
			case VALUE_START, VALUE -> headerValue();
			case VALUE_LF -> valueLineFeed();
			case HEADERS_LF -> headersLineFeed();
			case BODY_LENGTH, BODY_EOF, CHUNK_DATA -> data();
			case CHUNK_START, CHUNK_SIZE -> chunkSize();
			case CHUNK_EXT -> chunkExtension();
			case CHUNK_LF -> chunkLineFeed();
			case CHUNK_END_CR -> expect('\r', State.CHUNK_END_LF, "HPE_STRICT", "Expected LF after chunk data");
			case CHUNK_END_LF -> expect('\n', State.CHUNK_START, "HPE_STRICT", "Expected LF after chunk data");
			default -> throw new IllegalStateException(this.state.name());
		};
	}

	private int begin() {
		byte b = this.buffer[this.position];
		if (b == '\r' || b == '\n') {
			this.position++;
			return -1;
		}
		if (this.closed) {
			return fail("HPE_CLOSED_CONNECTION", "Data after `Connection: close`");
		}
		resetMessage();
		this.state = this.response ? State.PROTOCOL : State.METHOD;
		return -1;
	}

	private void resetMessage() {
		this.text.setLength(0);
		this.fields.setLength(0);
		this.name.setLength(0);
		this.trailing = false;
		this.headerEnded = false;
		this.headSize = 0;
		this.framing.clear();
		this.how = NORMAL;
		this.major = 0;
		this.minor = 0;
		this.status = 0;
	}

	private int parseMethod() {
		if (this.text.isEmpty()) {
			for (int i = this.position; i < Math.min(this.limit, this.position + 16); i++) {
				if (this.buffer[i] == ' ') {
					String whole = new String(this.buffer, this.position, i - this.position,
							StandardCharsets.ISO_8859_1);
					if (!HttpTokens.isMethod(whole)) {
						break;
					}
					this.position = i + 1;
					this.method = whole;
					this.state = State.URL_START;
					return -1;
				}
			}
		}
		return methodByte(this.buffer[this.position++]);
	}

	private int methodByte(byte b) {
		if (b == ' ' && this.text.length() > 0) {
			String found = takeText();
			if (!HttpTokens.isMethod(found)) {
				return fail("HPE_INVALID_METHOD", "Invalid method encountered");
			}
			this.method = found;
			this.state = State.URL_START;
			return -1;
		}
		this.text.append((char) (b & 0xff));
		if (!HttpTokens.isMethodPrefix(this.text)) {
			this.text.setLength(this.text.length() - 1);
			boolean whole = HttpTokens.isMethod(this.text.toString());
			return fail("HPE_INVALID_METHOD", whole ? "Expected space after method" : "Invalid method encountered");
		}
		return -1;
	}

	private int parseUrl() {
		int from = this.position;
		if (this.state == State.URL_START) {
			byte first = this.buffer[from];
			if (first == ' ') {
				this.position++;
				return -1;
			}
			boolean connect = this.method.equals("CONNECT");
			boolean ok = connect ? first > ' ' && first != '/' && first != '*'
					: first == '/' || first == '*' || HttpTokens.isLetter(first);
			if (!ok) {
				return fail("HPE_INVALID_URL", "Unexpected start char in url");
			}
			this.state = State.URL;
		}
		while (this.position < this.limit) {
			byte b = this.buffer[this.position];
			if (b == ' ' || b == '\r' || b == '\n') {
				if (!count(this.position - from)) {
					return overflow();
				}
				appendText(from, this.position);
				this.url = takeText();
				this.position++;
				if (b != ' ') {
					return fail((b == '\r') ? "HPE_INVALID_VERSION" : "HPE_CR_EXPECTED",
							(b == '\r') ? "Invalid HTTP version" : "Missing expected CR after request line");
				}
				this.state = State.PROTOCOL;
				return -1;
			}
			if ((b & 0xff) < ' ' || b == 0x7f) {
				return fail("HPE_INVALID_URL", "Invalid characters in url");
			}
			this.position++;
		}
		if (!count(this.position - from)) {
			return overflow();
		}
		appendText(from, this.position);
		return -1;
	}

	private int protocol(byte b) {
		int at = this.text.length();
		if (at < 5) {
			if (!this.response && at == 0 && b == ' ') {
				return -1;
			}
			if (b != "HTTP/".charAt(at)) {
				return fail("HPE_INVALID_CONSTANT", "Expected HTTP/");
			}
			this.text.append((char) b);
			return -1;
		}
		if (at == 5 || at == 7) {
			if (b < '0' || b > '9') {
				return fail("HPE_INVALID_VERSION", (at == 5) ? "Invalid major version" : "Invalid minor version");
			}
			this.text.append((char) b);
			return (at == 7) ? version(b) : -1;
		}
		if (at == 6) {
			if (b != '.') {
				return fail("HPE_INVALID_VERSION", "Expected dot");
			}
			this.text.append('.');
			return -1;
		}
		this.text.setLength(0);
		if (this.response) {
			if (b != ' ') {
				return fail("HPE_INVALID_VERSION", "Expected space after version");
			}
			this.state = State.STATUS;
			return -1;
		}
		if (b == '\r') {
			this.state = State.LINE_LF;
			return -1;
		}
		if (b == '\n') {
			return this.lenient ? headersFollow() : fail("HPE_CR_EXPECTED", "Missing expected CR after request line");
		}
		return fail("HPE_INVALID_VERSION", "Expected CRLF after version");
	}

	private int version(byte lastDigit) {
		this.major = this.text.charAt(5) - '0';
		this.minor = lastDigit - '0';
		boolean known = this.major == 1 && this.minor <= 1 || this.major == 0 && this.minor == 9
				|| this.major == 2 && this.minor == 0;
		return (known || this.lenient) ? -1 : fail("HPE_INVALID_VERSION", "Invalid HTTP version");
	}

	private int lineFeed() {
		if (this.buffer[this.position++] != '\n') {
			return fail("HPE_LF_EXPECTED", "Expected LF after CR");
		}
		return headersFollow();
	}

	private int headersFollow() {
		this.state = State.HEADER_START;
		return -1;
	}

	private int status(byte b) {
		if (b >= '0' && b <= '9' && this.text.length() < 3) {
			this.text.append((char) b);
			return -1;
		}
		if (this.text.length() != 3) {
			return fail("HPE_INVALID_STATUS", "Invalid status code");
		}
		this.status = Integer.parseInt(takeText());
		if (b == ' ') {
			this.state = State.REASON;
			return -1;
		}
		this.statusText = "";
		if (b == '\r') {
			this.state = State.LINE_LF;
			return -1;
		}
		if (b == '\n') {
			return this.lenient ? headersFollow() : fail("HPE_CR_EXPECTED", "Missing expected CR after response line");
		}
		return fail("HPE_INVALID_STATUS", "Invalid response status");
	}

	private int reason() {
		int from = this.position;
		while (this.position < this.limit) {
			byte b = this.buffer[this.position];
			if (b == '\r' || b == '\n') {
				appendText(from, this.position++);
				this.statusText = takeText();
				if (b == '\n') {
					return this.lenient ? headersFollow()
							: fail("HPE_CR_EXPECTED", "Missing expected CR after response line");
				}
				this.state = State.LINE_LF;
				return -1;
			}
			this.position++;
		}
		appendText(from, this.position);
		return count(this.position - from) ? -1 : overflow();
	}

	private int headerStart() {
		byte b = this.buffer[this.position];
		if (b == '\r') {
			this.position++;
			this.state = State.HEADERS_LF;
			return -1;
		}
		if (b == '\n') {
			if (!this.lenient) {
				return fail("HPE_CR_EXPECTED", "Missing expected CR after headers");
			}
			this.state = State.HEADERS_LF;
			return -1;
		}
		if ((b == ' ' || b == '\t') && !this.headerEnded) {
			return fail("HPE_INVALID_HEADER_TOKEN", "Unexpected space after start line");
		}
		this.state = State.NAME;
		return -1;
	}

	private int headerName() {
		int from = this.position;
		while (this.position < this.limit) {
			byte b = this.buffer[this.position];
			if (b == ':') {
				if (!count(this.position - from)) {
					return overflow();
				}
				appendTo(this.name, from, this.position);
				if (this.name.isEmpty()) {
					return fail("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
				}
				this.position++;
				this.state = State.VALUE_START;
				return -1;
			}
			if (!HttpTokens.isToken(b)) {
				return fail("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
			}
			this.position++;
		}
		appendTo(this.name, from, this.position);
		return count(this.position - from) ? -1 : overflow();
	}

	private int headerValue() {
		if (this.state == State.VALUE_START) {
			byte b = this.buffer[this.position];
			if (b == ' ' || b == '\t') {
				this.position++;
				return -1;
			}
			this.state = State.VALUE;
		}
		int from = this.position;
		while (this.position < this.limit) {
			byte b = this.buffer[this.position];
			if (b == '\r' || b == '\n') {
				if (!count(this.position - from)) {
					return overflow();
				}
				appendText(from, this.position++);
				if (b == '\n') {
					if (!this.lenient) {
						return fail("HPE_CR_EXPECTED", "Missing expected CR after header value");
					}
					return endHeader();
				}
				this.state = State.VALUE_LF;
				return -1;
			}
			if (!this.lenient && ((b & 0xff) < ' ' && b != '\t' || b == 0x7f)) {
				return fail("HPE_INVALID_HEADER_TOKEN", "Invalid header value char");
			}
			this.position++;
		}
		appendText(from, this.position);
		return count(this.position - from) ? -1 : overflow();
	}

	private int valueLineFeed() {
		if (this.buffer[this.position] != '\n') {
			return fail("HPE_LF_EXPECTED", "Missing expected LF after header value");
		}
		this.position++;
		return endHeader();
	}

	private int endHeader() {
		int length = this.text.length();
		while (length > 0 && (this.text.charAt(length - 1) == ' ' || this.text.charAt(length - 1) == '\t')) {
			length--;
		}
		this.text.setLength(length);
		String value = takeText();
		String key = this.name.toString();
		this.name.setLength(0);
		this.headerEnded = true;
		if (this.fields.length() > 0) {
			this.fields.append('\n');
		}
		this.fields.append(key).append('\n').append(value);
		this.state = State.HEADER_START;
		if (this.trailing) {
			return -1;
		}
		MessageFraming.Defect defect = this.framing.field(key, value);
		return (defect == null) ? -1 : fail(defect.code(), defect.reason());
	}

	private int headersLineFeed() {
		if (this.buffer[this.position] != '\n') {
			return fail("HPE_STRICT", "Expected LF after headers");
		}
		this.position++;
		if (this.trailing) {
			this.state = State.MESSAGE_END;
			return -1;
		}
		if (this.framing.isEndless() && !this.response && !this.lenient) {
			return fail("HPE_INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`");
		}
		this.state = State.BODY_START;
		return HEADERS;
	}

	private int startBody() {
		this.fields.setLength(0);
		if (this.how == UPGRADED) {
			this.state = State.MESSAGE_END;
			return -1;
		}
		if (this.how == SKIP_BODY || this.response && MessageFraming.isBodyless(this.status)) {
			this.state = State.MESSAGE_END;
			return -1;
		}
		long contentLength = this.framing.contentLength();
		if (this.framing.isChunked()) {
			this.state = State.CHUNK_START;
			this.extensionSize = 0;
		}
		else if (this.framing.isEndless()) {
			this.state = State.BODY_EOF;
		}
		else if (contentLength >= 0) {
			this.remaining = contentLength;
			this.state = (contentLength == 0) ? State.MESSAGE_END : State.BODY_LENGTH;
		}
		else {
			this.state = this.response ? State.BODY_EOF : State.MESSAGE_END;
		}
		return -1;
	}

	private int data() {
		int available = this.limit - this.position;
		int length = (this.state == State.BODY_EOF) ? available : (int) Math.min(available, this.remaining);
		if (this.position == 0 && length == this.buffer.length) {
			// Given away: kept here, too, it would stay in memory until more bytes come.
			this.body = this.buffer;
			this.buffer = EMPTY;
			this.start = 0;
			this.limit = 0;
		}
		else {
			this.body = Arrays.copyOfRange(this.buffer, this.position, this.position + length);
			this.position += length;
		}
		if (this.state != State.BODY_EOF) {
			this.remaining -= length;
			if (this.remaining == 0) {
				this.state = (this.state == State.CHUNK_DATA) ? State.CHUNK_END_CR : State.MESSAGE_END;
			}
		}
		return BODY;
	}

	private int chunkSize() {
		byte b = this.buffer[this.position++];
		int digit = Character.digit(b, 16);
		if (digit >= 0) {
			if (this.state == State.CHUNK_START) {
				this.remaining = 0;
				this.state = State.CHUNK_SIZE;
			}
			if (this.remaining > (Long.MAX_VALUE >> 4)) {
				return fail("HPE_INVALID_CHUNK_SIZE", "Chunk size overflow");
			}
			this.remaining = (this.remaining << 4) | digit;
			return -1;
		}
		if (this.state == State.CHUNK_START) {
			return fail("HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size");
		}
		if (b == '\r') {
			this.state = State.CHUNK_LF;
			return -1;
		}
		if (b == ';') {
			this.state = State.CHUNK_EXT;
			return -1;
		}
		if (b == ' ' && this.lenient) {
			return -1;
		}
		return fail("HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size");
	}

	private int chunkExtension() {
		byte b = this.buffer[this.position++];
		if (b == '\r') {
			this.state = State.CHUNK_LF;
			return -1;
		}
		if (++this.extensionSize > MAX_CHUNK_EXTENSIONS) {
			return fail("HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
		}
		if ((b & 0xff) < ' ' && b != '\t' || b == 0x7f) {
			return fail("HPE_STRICT", "Invalid character in chunk extensions");
		}
		return -1;
	}

	private int chunkLineFeed() {
		if (this.buffer[this.position] != '\n') {
			return fail("HPE_STRICT", "Expected LF after chunk size");
		}
		this.position++;
		if (this.remaining > 0) {
			this.state = State.CHUNK_DATA;
		}
		else {
			this.trailing = true;
			this.headerEnded = false;
			this.headSize = 0;
			this.state = State.HEADER_START;
		}
		return -1;
	}

	private int expect(char wanted, State following, String code, String reason) {
		if (this.buffer[this.position] != wanted) {
			return fail(code, reason);
		}
		this.position++;
		this.state = following;
		return -1;
	}

	private int endMessage() {
		if (this.how == UPGRADED) {
			this.state = State.UPGRADED;
		}
		else {
			this.closed = !keepAlive();
			this.state = State.START;
			if (this.response && this.status / 100 == 1) {
				this.closed = false;
			}
		}
		return COMPLETE;
	}

	private boolean keepAlive() {
		return this.framing.wantsKeepAlive(this.major > 0 && this.minor > 0) && !endsWithConnection();
	}

	private boolean endsWithConnection() {
		return this.response && this.how == NORMAL && !MessageFraming.isBodyless(this.status)
				&& this.framing.endsWithConnection();
	}

	private boolean count(int bytes) {
		this.headSize += bytes;
		return this.headSize < this.maxHeaderSize;
	}

	private int overflow() {
		return fail("HPE_HEADER_OVERFLOW", "Header overflow");
	}

	private int fail(String code, String reason) {
		this.state = State.FAILED;
		this.errorCode = code;
		this.errorReason = reason;
		return ERROR;
	}

	private void appendText(int from, int to) {
		appendTo(this.text, from, to);
	}

	private void appendTo(StringBuilder target, int from, int to) {
		if (to > from) {
			target.append(new String(this.buffer, from, to - from, StandardCharsets.ISO_8859_1));
		}
	}

	private String takeText() {
		String taken = this.text.toString();
		this.text.setLength(0);
		return taken;
	}

	/**
	 * Return whether a message has begun and not ended.
	 * @return whether it has
	 */
	public boolean inMessage() {
		return this.state != State.START && this.state != State.UPGRADED && this.state != State.FAILED;
	}

	/**
	 * Return whether a head has begun and not ended.
	 * @return whether it has
	 */
	public boolean inHead() {
		return inMessage() && !this.trailing && this.state.ordinal() < State.BODY_START.ordinal();
	}

	/**
	 * Return the method of the request.
	 * @return in upper case
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return the target of the request as it was sent.
	 * @return the target
	 */
	public String url() {
		return this.url;
	}

	/**
	 * Return the status code of the response.
	 * @return the code
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return the reason phrase of the response.
	 * @return the phrase
	 */
	public String statusText() {
		return this.statusText;
	}

	/**
	 * Return minor version (bits 0-3), major version (bits 4-7), whether the connection
	 * goes on after the message (bit 8), whether it asks for another protocol (bit 9),
	 * and whether the headers {@code Host} (bit 10) and {@code Expect} (bit 11) are
	 * there.
	 * @return the flags
	 */
	public int flags() {
		boolean connect = !this.response && this.method.equals("CONNECT");
		boolean upgrade = connect || this.framing.wantsUpgrade() && (!this.response || this.status == 101);
		return this.minor | this.major << 4 | this.framing.seen() | (keepAlive() ? FLAG_KEEP_ALIVE : 0)
				| (upgrade ? FLAG_UPGRADE : 0);
	}

	/**
	 * Return names and values in turn, each but the last followed by a line feed: the
	 * head's after {@link #HEADERS}, the trailers after {@link #COMPLETE}.
	 * @return the fields; empty if there are none
	 */
	public String headers() {
		return this.fields.toString();
	}

	/**
	 * Return the part of the body that {@link #BODY} announced.
	 * @return the bytes, which are the caller's
	 */
	public byte[] body() {
		byte[] part = this.body;
		this.body = EMPTY;
		return part;
	}

	/**
	 * Return what is not parsed.
	 * @return the bytes
	 */
	public byte[] rest() {
		byte[] rest = Arrays.copyOfRange(this.buffer, this.position, this.limit);
		this.position = this.limit;
		return rest;
	}

	/**
	 * Return the code of the error.
	 * @return such as {@code HPE_INVALID_METHOD}
	 */
	public @Nullable String errorCode() {
		return this.errorCode;
	}

	/**
	 * Return what is wrong.
	 * @return the reason
	 */
	public @Nullable String errorReason() {
		return this.errorReason;
	}

	/**
	 * Return how many bytes of the last input are parsed.
	 * @return the number
	 */
	public int bytesParsed() {
		return this.position - this.start;
	}

	/**
	 * Return the last input.
	 * @return a copy
	 */
	public byte[] input() {
		return Arrays.copyOfRange(this.buffer, this.start, this.limit);
	}

}
