package dev.jsnode.http2;

import io.netty.handler.codec.http2.Http2Error;

/**
 * Why a session failed or a call was refused, by the numbers of nghttp2, which are what
 * Node's errors carry.
 */
public final class Failure {

	/** The protocol was violated. */
	public static final int PROTOCOL = -505;

	/** There is no stream identifier left. */
	public static final int NO_STREAM_ID = -509;

	/** The stream is closed or never was. */
	public static final int STREAM_CLOSED = -510;

	/** The frame is longer than allowed. */
	public static final int FRAME_SIZE = -522;

	/** Header fields could not be decompressed. */
	public static final int COMPRESSION = -523;

	/** More data came than was allowed. */
	public static final int FLOW_CONTROL = -524;

	/** A bug of ours. */
	public static final int INTERNAL = -534;

	/** More settings at once than allowed. */
	public static final int TOO_MANY_SETTINGS = -537;

	/** The client does not speak HTTP/2. */
	public static final int BAD_MAGIC = -903;

	/** The peer causes more work than is sensible. */
	public static final int FLOODED = -904;

	/** More invalid frames than tolerated: an error of Node, not of nghttp2. */
	public static final int TOO_MANY_INVALID_FRAMES = -1;

	private Failure() {
	}

	static int of(Http2Error error) {
		return switch (error) {
			case FLOW_CONTROL_ERROR -> FLOW_CONTROL;
			case STREAM_CLOSED -> STREAM_CLOSED;
			case FRAME_SIZE_ERROR -> FRAME_SIZE;
			case COMPRESSION_ERROR -> COMPRESSION;
			case ENHANCE_YOUR_CALM -> FLOODED;
			case INTERNAL_ERROR -> INTERNAL;
			default -> PROTOCOL;
		};
	}

}
