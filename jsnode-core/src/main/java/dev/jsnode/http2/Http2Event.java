package dev.jsnode.http2;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a session.
 *
 * @param kind one of the constants of this type
 * @param id the stream, or {@code 0}
 * @param code an error code, a parent stream or a type, as the kind says
 * @param flags the flags of the frame
 * @param text header fields or settings
 * @param marked the names of fields that must not be indexed, line by line
 * @param bytes what came along
 */
public record Http2Event(int kind, int id, long code, int flags, String text, String marked, byte @Nullable [] bytes) {

	/** A block of headers; the text has names and values in turn, line by line. */
	public static final int HEADERS = 1;

	/** A promise of a stream; the code is the stream it was made on. */
	public static final int PUSH_PROMISE = 2;

	/** Data of a stream. */
	public static final int DATA = 3;

	/** A stream is over; the code says why. */
	public static final int CLOSED = 4;

	/**
	 * Data of a stream was handed over; a code other than 0 says that it never will be.
	 */
	public static final int WRITTEN = 5;

	/** The peer's settings; the text has {@code identifier=value}, line by line. */
	public static final int SETTINGS = 6;

	/** The peer applies the oldest settings that it had not acknowledged. */
	public static final int SETTINGS_ACK = 7;

	/** A ping of the peer. */
	public static final int PING = 8;

	/** The answer to a ping. */
	public static final int PING_ACK = 9;

	/** The peer goes; the id is the last stream that it processed. */
	public static final int GOAWAY = 10;

	/** A frame of a type that the protocol does not define; the code is the type. */
	public static final int EXTENSION = 11;

	/** The session has failed; the code is one of {@link Failure}. */
	public static final int ERROR = 12;

	/** A frame was not sent; the code is the error, the flags are the frame's type. */
	public static final int FRAME_ERROR = 13;

	static final int END_STREAM = 1;

	static Http2Event of(int kind, int id, long code) {
		return new Http2Event(kind, id, code, 0, "", "", null);
	}

	static Http2Event of(int kind, int id, long code, byte[] bytes) {
		return new Http2Event(kind, id, code, 0, "", "", bytes);
	}

	static Http2Event data(int id, byte[] bytes, boolean endStream) {
		return new Http2Event(DATA, id, 0, endStream ? END_STREAM : 0, "", "", bytes);
	}

	static Http2Event settings(String text) {
		return new Http2Event(SETTINGS, 0, 0, 0, text, "", null);
	}

	static Http2Event headers(int kind, int id, long code, int flags, HeaderFields fields) {
		return new Http2Event(kind, id, code, flags, fields.text(), fields.marked(), null);
	}

}
