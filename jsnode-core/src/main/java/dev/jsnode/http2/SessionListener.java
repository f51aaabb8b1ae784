package dev.jsnode.http2;

import java.util.stream.Collectors;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the frames that Netty has checked, and checks what Netty does not.
 */
final class SessionListener implements Http2FrameListener {

	private static final int END_HEADERS = 4;

	/** Answers that may wait to be sent, as in nghttp2; who asks for more floods us. */
	private static final int MAX_ANSWERS = 1000;

	private static final char ENABLE_CONNECT_PROTOCOL = 8;

	private final Http2Connection connection;

	/** Marks streams whose message has begun: what follows are trailers. */
	private final Http2Connection.PropertyKey begun;

	private final SessionState state;

	private final OutputGate gate;

	private final FieldRules rules;

	private final Http2EngineOptions options;

	private final Limits limits;

	private boolean connectProtocol;

	private long flushesSeen;

	private int answers;

	/** What changes while the session lives. */
	static final class Limits {

		private long maxHeaderListSize;

		private long queuedBytes;

		private @Nullable SessionHandler handler;

		Limits(long maxHeaderListSize) {
			this.maxHeaderListSize = maxHeaderListSize;
		}

		void maxHeaderListSize(long size) {
			this.maxHeaderListSize = size;
		}

		void queued(long bytes) {
			this.queuedBytes += bytes;
		}

		long queuedBytes() {
			return this.queuedBytes;
		}

		void handler(SessionHandler handler) {
			this.handler = handler;
		}

		void invalidFrame() {
			if (this.handler != null) {
				this.handler.invalidFrame();
			}
		}

		/** Ends the session; what is returned is to be thrown. */
		Http2Exception fail(int failure, String reason) {
			if (this.handler != null) {
				this.handler.fail(failure, Http2Error.ENHANCE_YOUR_CALM);
			}
			return Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM, reason);
		}

	}

	SessionListener(Http2Connection connection, SessionState state, OutputGate gate, Http2EngineOptions options,
			Limits limits) {
		this.connection = connection;
		this.begun = connection.newKey();
		this.state = state;
		this.gate = gate;
		this.rules = new FieldRules(options.strictWhitespace());
		this.options = options;
		this.limits = limits;
	}

	@Override
	public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream)
			throws Http2Exception {
		if (!data.isReadable() && !endOfStream) {
			this.limits.invalidFrame();
			return padding;
		}
		this.state.add(Http2Event.data(streamId, ByteBufUtil.getBytes(data), endOfStream));
		// The data itself is given back when JavaScript has read it.
		return padding;
	}

	@Override
	public void onHeadersRead(ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding,
			boolean endOfStream) throws Http2Exception {
		HeaderFields fields = (HeaderFields) headers;
		Http2Stream stream = this.connection.stream(streamId);
		boolean trailers = stream != null && stream.getProperty(this.begun) != null;
		boolean request = this.connection.isServer();
		checkSize(streamId, fields);
		if (request && !trailers && this.limits.queuedBytes > this.options.maxQueuedBytes()) {
			throw Http2Exception.streamError(streamId, Http2Error.ENHANCE_YOUR_CALM, "Too much waits to be sent");
		}
		if (!this.rules.apply(fields, request, trailers)) {
			throw Http2Exception.streamError(streamId, Http2Error.PROTOCOL_ERROR, "Malformed message");
		}
		if (stream != null && (request || !isInformation(fields))) {
			stream.setProperty(this.begun, true);
		}
		int flags = END_HEADERS | (endOfStream ? Http2Event.END_STREAM : 0);
		this.state.add(Http2Event.headers(Http2Event.HEADERS, streamId, 0, flags, fields));
	}

	private static boolean isInformation(HeaderFields fields) {
		CharSequence status = fields.status();
		return status != null && status.length() == 3 && status.charAt(0) == '1';
	}

	private void checkSize(int streamId, HeaderFields fields) throws Http2Exception {
		if (fields.isTooLarge() || fields.listSize() > this.limits.maxHeaderListSize
				|| fields.count() > this.options.maxHeaderPairs()) {
			throw Http2Exception.streamError(streamId, Http2Error.ENHANCE_YOUR_CALM, "Too many header fields");
		}
	}

	@Override
	public void onHeadersRead(ChannelHandlerContext ctx, int streamId, Http2Headers headers, int streamDependency,
			short weight, boolean exclusive, int padding, boolean endOfStream) throws Http2Exception {
		onHeadersRead(ctx, streamId, headers, padding, endOfStream);
	}

	@Override
	public void onPushPromiseRead(ChannelHandlerContext ctx, int streamId, int promisedStreamId, Http2Headers headers,
			int padding) throws Http2Exception {
		HeaderFields fields = (HeaderFields) headers;
		checkSize(promisedStreamId, fields);
		if (!this.rules.apply(fields, true, false)) {
			throw Http2Exception.streamError(promisedStreamId, Http2Error.PROTOCOL_ERROR,
					"Malformed message " + fields.text().replace("\n", "|"));
		}
		this.state.add(Http2Event.headers(Http2Event.PUSH_PROMISE, promisedStreamId, streamId, END_HEADERS, fields));
	}

	@Override
	public void onPriorityRead(ChannelHandlerContext ctx, int streamId, int streamDependency, short weight,
			boolean exclusive) {
	}

	@Override
	public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) {
		this.state.code(streamId, errorCode);
	}

	@Override
	public void onSettingsAckRead(ChannelHandlerContext ctx) {
		this.state.add(Http2Event.of(Http2Event.SETTINGS_ACK, 0, 0));
	}

	@Override
	public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
		checkFlood();
		if (settings.size() > this.options.maxSettings()) {
			throw this.limits.fail(Failure.TOO_MANY_SETTINGS, "Too many settings");
		}
		Long connect = settings.get(ENABLE_CONNECT_PROTOCOL);
		if (connect != null) {
			if (this.connectProtocol && connect == 0) {
				throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR,
						"Extended CONNECT cannot be turned off");
			}
			this.connectProtocol = connect == 1;
		}
		this.state.add(Http2Event.settings(settings.entrySet()
			.stream()
			.map((entry) -> (int) entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining("\n"))));
	}

	@Override
	public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
		checkFlood();
		this.state.add(Http2Event.of(Http2Event.PING, 0, 0, bytes(data)));
	}

	@Override
	public void onPingAckRead(ChannelHandlerContext ctx, long data) {
		this.state.add(Http2Event.of(Http2Event.PING_ACK, 0, 0, bytes(data)));
	}

	// Each asks for an answer; they wait while the peer does not read.
	private void checkFlood() throws Http2Exception {
		if (this.gate.flushes() != this.flushesSeen) {
			this.flushesSeen = this.gate.flushes();
			this.answers = 0;
		}
		if (++this.answers > MAX_ANSWERS) {
			throw this.limits.fail(Failure.FLOODED, "Flooded");
		}
	}

	@Override
	public void onGoAwayRead(ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData)
			throws Http2Exception {
		if (lastStreamId > 0 && !this.connection.local().isValidStreamId(lastStreamId)) {
			throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "Not a stream of ours");
		}
		this.state.add(Http2Event.of(Http2Event.GOAWAY, lastStreamId, errorCode, ByteBufUtil.getBytes(debugData)));
	}

	@Override
	public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int windowSizeIncrement) {
	}

	@Override
	public void onUnknownFrame(ChannelHandlerContext ctx, byte frameType, int streamId, Http2Flags flags,
			ByteBuf payload) {
		this.state.add(Http2Event.of(Http2Event.EXTENSION, streamId, frameType & 0xff, ByteBufUtil.getBytes(payload)));
	}

	private static byte[] bytes(long data) {
		return ByteBufUtil.getBytes(Unpooled.copyLong(data));
	}

}
