package dev.jsnode.http2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder;
import io.netty.handler.codec.http2.DefaultHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2PromisedRequestVerifier;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.StreamBufferingEncoder;
import io.netty.handler.codec.http2.UniformStreamByteDistributor;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/2 session without a socket. What the peer sends is given to
 * {@link #receive(byte[], int, int)}, and {@link #poll()} tells what it means; what is to
 * be sent to the peer is taken from {@link #output()}, as fast as the socket takes it.
 * Frames, compression, flow control and the states of streams are Netty's, in an embedded
 * channel. Used on one thread.
 */
public final class Http2Engine {

	/** How much one {@link #output()} may roughly have. */
	/** On the heap: what is to be sent leaves as arrays. */
	static final UnpooledByteBufAllocator BUFFERS = new UnpooledByteBufAllocator(false);

	private static final WriteBufferWaterMark BATCH = new WriteBufferWaterMark(64 * 1024, 128 * 1024);

	private static final char MAX_CONCURRENT_STREAMS = 3;

	private static final char MAX_HEADER_LIST_SIZE = 6;

	private static final char ENABLE_PUSH = 2;

	private static final int FRAME_HEADER = 9;

	private static final int PADDING_ALIGNED = 1;

	private static final int PADDING_MAX = 2;

	private static final int MAX_PADDING = 256;

	private static final int HEADERS_FRAME = 1;

	private final Http2EngineOptions options;

	private final SessionState state = new SessionState();

	private final SessionListener.Limits limits;

	private final OutputGate gate = new OutputGate();

	private final Http2Connection connection;

	private final Http2ConnectionEncoder encoder;

	private final FrameWatch watch;

	private final SessionHandler handler;

	private final EmbeddedChannel channel;

	private long nextStreamId;

	private int localWindow = 65535;

	private boolean closed;

	/**
	 * Begin a session: its first frames wait to be sent.
	 * @param options how it is to be
	 */
	public Http2Engine(Http2EngineOptions options) {
		this.options = options;
		this.nextStreamId = options.server() ? 2 : 1;
		this.limits = new SessionListener.Limits(options.maxHeaderListSize());
		this.connection = new DefaultHttp2Connection(options.server(), options.maxReservedStreams());
		this.connection.remote()
			.flowController(new DefaultHttp2RemoteFlowController(this.connection,
					new UniformStreamByteDistributor(this.connection)));
		DefaultHttp2ConnectionEncoder plain = new DefaultHttp2ConnectionEncoder(this.connection,
				new DefaultHttp2FrameWriter(new FieldEncoder()));
		Http2ConnectionEncoder buffering = options.server() ? plain
				: new StreamBufferingEncoder(plain, options.peerMaxConcurrentStreams());
		this.watch = new FrameWatch(new DefaultHttp2FrameReader(new FieldDecoder(options.maxHeaderListSize())));
		this.handler = new SessionHandlerBuilder(new SessionDecoder(this.connection, buffering, this.watch), buffering,
				new SessionListener(this.connection, this.state, this.gate, options, this.limits),
				frame(options.settings()), this.watch, this.state, options)
			.build();
		this.encoder = this.handler.encoder();
		this.limits.handler(this.handler);
		this.connection.addListener(new Watcher());
		apply(options.settings());
		this.channel = new EmbeddedChannel();
		this.channel.config().setWriteBufferWaterMark(BATCH).setAllocator(BUFFERS);
		this.channel.pipeline().addLast(this.gate, this.handler);
	}

	/**
	 * Handle what the peer sent.
	 */
	public void receive(byte[] bytes, int offset, int length) {
		if (this.closed || this.state.isFailed()) {
			return;
		}
		this.channel.pipeline().fireChannelRead(Unpooled.wrappedBuffer(bytes, offset, length));
		this.channel.pipeline().fireChannelReadComplete();
		this.channel.runPendingTasks();
	}

	/**
	 * Return the next thing that happened.
	 * @return the event, or {@code null}
	 */
	public @Nullable Http2Event poll() {
		return this.state.poll();
	}

	/**
	 * Take what is to be sent next.
	 * @return the bytes, or {@code null} for nothing
	 */
	public byte @Nullable [] output() {
		if (this.closed) {
			return null;
		}
		this.gate.open();
		this.handler.flush(context());
		this.gate.shut();
		this.channel.runPendingTasks();
		List<ByteBuf> pieces = new ArrayList<>();
		int length = 0;
		for (ByteBuf next = this.channel.readOutbound(); next != null; next = this.channel.readOutbound()) {
			pieces.add(next);
			length += next.readableBytes();
		}
		return pieces.isEmpty() ? null : join(pieces, length);
	}

	private static byte[] join(List<ByteBuf> pieces, int length) {
		byte[] all = new byte[length];
		int at = 0;
		for (ByteBuf piece : pieces) {
			int size = piece.readableBytes();
			piece.readBytes(all, at, size);
			piece.release();
			at += size;
		}
		return all;
	}

	/**
	 * Begin a stream.
	 * @param text the fields of the request, names and values in turn, line by line
	 * @param marked for each field {@code 1} where it must not be indexed
	 * @param endStream whether no body follows
	 * @return the stream's identifier, or one of {@link Failure}
	 */
	public int request(String text, String marked, boolean endStream) {
		if (this.nextStreamId > Integer.MAX_VALUE) {
			return Failure.NO_STREAM_ID;
		}
		int id = (int) this.nextStreamId;
		this.nextStreamId += 2;
		HeaderFields fields = HeaderFields.parse(text, marked);
		if (isTooLong(fields)) {
			frameError(id);
			return id;
		}
		write(id, fields, endStream);
		return id;
	}

	/**
	 * Send a block of header fields: a response, information before it, or trailers.
	 * @return {@code 0}, or one of {@link Failure}
	 */
	public int headers(int streamId, String text, String marked, boolean endStream) {
		if (!isOpen(streamId)) {
			return Failure.STREAM_CLOSED;
		}
		HeaderFields fields = HeaderFields.parse(text, marked);
		if (isTooLong(fields)) {
			frameError(streamId);
			return 0;
		}
		write(streamId, fields, endStream);
		return 0;
	}

	private void write(int streamId, HeaderFields fields, boolean endStream) {
		int padding = (this.options.padding() == PADDING_MAX) ? MAX_PADDING : 0;
		ChannelPromise promise = context().newPromise();
		promise.addListener((done) -> {
			// A stream that waited for its turn will never begin.
			if (!done.isSuccess() && this.connection.stream(streamId) == null) {
				this.state.closed(streamId, Http2Error.REFUSED_STREAM.code());
			}
		});
		this.encoder.writeHeaders(context(), streamId, fields, padding, endStream, promise);
	}

	private boolean isTooLong(HeaderFields fields) {
		long limit = this.options.maxSendHeaderBlockLength();
		return limit > 0 && fields.encodedBound() > limit;
	}

	private void frameError(int streamId) {
		this.state
			.add(new Http2Event(Http2Event.FRAME_ERROR, streamId, Failure.FRAME_SIZE, HEADERS_FRAME, "", "", null));
		if (this.connection.stream(streamId) != null) {
			reset(streamId, Http2Error.FRAME_SIZE_ERROR.code());
		}
		else {
			this.state.closed(streamId, Http2Error.REFUSED_STREAM.code());
		}
	}

	/**
	 * Promise a stream.
	 * @param streamId the stream that it belongs to
	 * @return its identifier, or one of {@link Failure}
	 */
	public int push(int streamId, String text, String marked) {
		if (this.nextStreamId > Integer.MAX_VALUE) {
			return Failure.NO_STREAM_ID;
		}
		if (!isOpen(streamId)) {
			return Failure.STREAM_CLOSED;
		}
		int id = (int) this.nextStreamId;
		HeaderFields fields = HeaderFields.parse(text, marked);
		ChannelPromise promise = context().newPromise();
		this.encoder.writePushPromise(context(), streamId, id, fields, 0, promise);
		if (promise.isDone() && !promise.isSuccess()) {
			return Failure.STREAM_CLOSED;
		}
		this.nextStreamId += 2;
		return id;
	}

	/**
	 * Send data when the windows allow it. An event tells when it was handed over.
	 * @return whether the stream can send at all
	 */
	public boolean data(int streamId, byte[] bytes, int offset, int length, boolean endStream) {
		if (!canSend(streamId)) {
			return false;
		}
		ChannelPromise promise = context().newPromise();
		this.limits.queued(length);
		promise.addListener((done) -> {
			this.limits.queued(-length);
			if (length > 0) {
				this.state.add(Http2Event.of(Http2Event.WRITTEN, streamId, done.isSuccess() ? 0 : 1));
			}
		});
		this.encoder.writeData(context(), streamId, Unpooled.wrappedBuffer(bytes, offset, length), padding(length),
				endStream, promise);
		return true;
	}

	private int padding(int length) {
		return switch (this.options.padding()) {
			case PADDING_MAX -> MAX_PADDING;
			case PADDING_ALIGNED -> (8 - (length + FRAME_HEADER) % 8) % 8;
			default -> 0;
		};
	}

	private boolean canSend(int streamId) {
		Http2Stream stream = this.connection.stream(streamId);
		return !this.closed && ((stream != null) ? stream.state().localSideOpen() && !stream.isResetSent()
				: !this.connection.streamMayHaveExisted(streamId));
	}

	/**
	 * End a stream. What waits to be sent is sent before as far as possible.
	 */
	public void reset(int streamId, long code) {
		if (this.closed) {
			return;
		}
		Http2Stream stream = this.connection.stream(streamId);
		if (stream == null) {
			if (!this.connection.streamMayHaveExisted(streamId)) {
				// It waits for its turn: the peer never hears of it.
				this.encoder.writeRstStream(context(), streamId, code, context().newPromise());
				this.state.closed(streamId, code);
			}
			return;
		}
		this.state.code(streamId, code);
		try {
			this.encoder.flowController().writePendingBytes();
		}
		catch (Http2Exception ex) {
			this.handler.onError(context(), true, ex);
		}
		// It may have been the last that was missing.
		if (this.connection.stream(streamId) != null) {
			this.handler.resetStream(context(), streamId, code, context().newPromise());
		}
	}

	/**
	 * Let the peer send as much more data as was read.
	 */
	public void consume(int streamId, int bytes) {
		Http2Stream stream = this.connection.stream(streamId);
		if (stream == null || this.closed) {
			return;
		}
		try {
			this.connection.local().flowController().consumeBytes(stream, bytes);
		}
		catch (Http2Exception ex) {
			this.handler.onError(context(), false, ex);
		}
	}

	/**
	 * Send settings. An event tells when the peer applies them.
	 */
	public void settings(Map<Integer, Long> values) {
		if (!this.closed) {
			this.encoder.writeSettings(context(), frame(values), context().newPromise());
			apply(values);
		}
	}

	private Http2Settings frame(Map<Integer, Long> values) {
		Http2Settings settings = new Http2Settings();
		values.forEach((id, value) -> {
			// A server has nothing to say about pushing.
			if (!this.options.server() || id != ENABLE_PUSH) {
				settings.put((char) (int) id, value);
			}
		});
		return settings;
	}

	// Limits on what the peer begins hold at once, as in nghttp2.
	private void apply(Map<Integer, Long> values) {
		Long streams = values.get((int) MAX_CONCURRENT_STREAMS);
		if (streams != null) {
			this.connection.remote().maxActiveStreams((int) Math.min(streams, Integer.MAX_VALUE));
		}
		Long headers = values.get((int) MAX_HEADER_LIST_SIZE);
		if (headers != null) {
			this.limits.maxHeaderListSize(headers);
		}
	}

	/**
	 * Send a ping.
	 * @param data its eight bytes
	 */
	public void ping(long data) {
		if (!this.closed) {
			this.encoder.writePing(context(), false, data, context().newPromise());
		}
	}

	/**
	 * Tell the peer that nothing new is accepted.
	 * @param lastStreamId the last stream that was processed, {@code 0} for the last
	 * there was
	 */
	public void goAway(long code, int lastStreamId, byte[] data) {
		if (!this.closed) {
			int last = (lastStreamId > 0) ? lastStreamId : Math.max(0, this.connection.remote().lastStreamCreated());
			this.handler.goAway(context(), last, code, Unpooled.wrappedBuffer(data), context().newPromise());
		}
	}

	/**
	 * Send a frame of a type that the protocol does not define.
	 */
	public void extension(int type, int streamId, byte[] payload) {
		if (!this.closed && (streamId == 0 || this.connection.stream(streamId) != null)) {
			this.encoder.writeFrame(context(), (byte) type, streamId, new Http2Flags(), Unpooled.wrappedBuffer(payload),
					context().newPromise());
		}
	}

	/**
	 * Set how much data the peer may send on all streams together before it was read.
	 */
	public void localWindow(int size) {
		try {
			Http2Stream all = this.connection.connectionStream();
			this.connection.local().flowController().incrementWindowSize(all, size - this.localWindow);
			this.localWindow = size;
		}
		catch (Http2Exception ex) {
			this.handler.onError(context(), false, ex);
		}
	}

	/**
	 * Set the identifier of the next stream that begins here.
	 */
	public void nextStreamId(long id) {
		this.nextStreamId = id;
	}

	/**
	 * Return the numbers of the session.
	 * @return window that was set, received and not yet read, next stream, window left,
	 * last stream of the peer, the peer's window, writes that wait
	 */
	public long[] state() {
		Http2Stream all = this.connection.connectionStream();
		int left = this.connection.local().flowController().windowSize(all);
		return new long[] { this.localWindow, Math.max(0, this.localWindow - left), this.nextStreamId, left,
				Math.max(0, this.connection.remote().lastStreamCreated()),
				this.encoder.flowController().windowSize(all), this.gate.held() };
	}

	/**
	 * Return the numbers of a stream.
	 * @return its state as nghttp2 counts, whether the local and the remote side are
	 * closed, the window left; empty if it is over
	 */
	public long[] streamState(int streamId) {
		Http2Stream stream = this.connection.stream(streamId);
		if (stream == null) {
			return new long[0];
		}
		int number = switch (stream.state()) {
			case IDLE -> 1;
			case OPEN -> 2;
			case RESERVED_LOCAL -> 3;
			case RESERVED_REMOTE -> 4;
			case HALF_CLOSED_LOCAL -> 5;
			case HALF_CLOSED_REMOTE -> 6;
			case CLOSED -> 7;
		};
		return new long[] { number, stream.state().localSideOpen() ? 0 : 1, stream.state().remoteSideOpen() ? 0 : 1,
				this.connection.local().flowController().windowSize(stream) };
	}

	/** The number of frames that came. */
	public long framesReceived() {
		return this.watch.frames();
	}

	/** Whether something waits to be sent. */
	public boolean hasOutput() {
		return !this.closed && (this.gate.held() > 0 || this.limits.queuedBytes() > 0);
	}

	/**
	 * End it; nothing is sent any more.
	 */
	public void close() {
		if (!this.closed) {
			this.closed = true;
			this.encoder.close();
			this.handler.decoder().close();
			this.channel.releaseOutbound();
			// What was not let through yet, and what waits for a window.
			this.channel.unsafe().close(this.channel.voidPromise());
			this.channel.runPendingTasks();
		}
	}

	private boolean isOpen(int streamId) {
		Http2Stream stream = this.connection.stream(streamId);
		return !this.closed && stream != null && !stream.isResetSent()
				&& (stream.state().localSideOpen() || stream.state() == Http2Stream.State.RESERVED_LOCAL);
	}

	private ChannelHandlerContext context() {
		return this.handler.context();
	}

	/** Streams end with a code. */
	private final class Watcher extends Http2ConnectionAdapter {

		@Override
		public void onStreamClosed(Http2Stream stream) {
			if (!Http2Engine.this.closed) {
				Http2Engine.this.state.closed(stream.id(),
						isRefused(stream, connection()) ? Http2Error.REFUSED_STREAM.code() : 0);
			}
		}

		private Http2Connection connection() {
			return Http2Engine.this.connection;
		}

		// Begun here, and not processed by a peer that goes.
		private static boolean isRefused(Http2Stream stream, Http2Connection connection) {
			return connection.goAwayReceived() && connection.local().created(stream)
					&& stream.id() > connection.local().lastStreamKnownByPeer();
		}

	}

	/** The size of a block is judged by us. */
	private static final class SessionDecoder extends DefaultHttp2ConnectionDecoder {

		/** A block that is longer ends the session, a shorter one only its stream. */
		private static final long MIN_BLOCK = 80 * 1024;

		SessionDecoder(Http2Connection connection, Http2ConnectionEncoder encoder, FrameWatch reader) {
			super(connection, encoder, reader, Http2PromisedRequestVerifier.ALWAYS_VERIFY, true, true, true, false);
		}

		@Override
		protected long calculateMaxHeaderListSizeGoAway(long maxHeaderListSize) {
			return Math.max(MIN_BLOCK, super.calculateMaxHeaderListSizeGoAway(maxHeaderListSize));
		}

	}

}
