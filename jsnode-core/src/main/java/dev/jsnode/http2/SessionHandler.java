package dev.jsnode.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/**
 * Netty's handler of a connection, which here closes nothing by itself: what is wrong is
 * told to the session.
 */
final class SessionHandler extends Http2ConnectionHandler {

	private final FrameWatch watch;

	private final SessionState state;

	private final int maxInvalidFrames;

	private final int maxRejectedStreams;

	private int invalidFrames;

	private int rejectedStreams;

	private @Nullable ChannelHandlerContext context;

	SessionHandler(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings,
			FrameWatch watch, SessionState state, Http2EngineOptions options) {
		super(decoder, encoder, settings, true, false);
		this.watch = watch;
		this.state = state;
		this.maxInvalidFrames = options.maxInvalidFrames();
		this.maxRejectedStreams = options.maxRejectedStreams();
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
		this.context = ctx;
		super.handlerAdded(ctx);
	}

	ChannelHandlerContext context() {
		ChannelHandlerContext own = this.context;
		if (own == null) {
			throw new IllegalStateException("Not added");
		}
		return own;
	}

	/**
	 * Count a frame that is allowed by the protocol but makes no sense.
	 */
	void invalidFrame() {
		if (this.invalidFrames++ > this.maxInvalidFrames) {
			fail(Failure.TOO_MANY_INVALID_FRAMES, Http2Error.ENHANCE_YOUR_CALM);
		}
	}

	/**
	 * End the session.
	 */
	void fail(int failure, Http2Error code) {
		if (this.state.fail(failure)) {
			sayGoodbye(code.code());
		}
	}

	@Override
	protected void onStreamError(ChannelHandlerContext ctx, boolean outbound, Throwable cause,
			Http2Exception.StreamException error) {
		if (outbound) {
			// What was to be sent to a stream that is over.
			return;
		}
		FrameWatch.Type frame = this.watch.current();
		Http2Error code = error.error();
		if (frame == FrameWatch.Type.DATA
				&& (code == Http2Error.PROTOCOL_ERROR || code == Http2Error.FLOW_CONTROL_ERROR)) {
			// More than was announced or allowed: not only this stream's affair.
			this.state.fail(Failure.PROTOCOL);
			return;
		}
		if (frame == FrameWatch.Type.HEADERS && code == Http2Error.STREAM_CLOSED) {
			this.state.fail(Failure.STREAM_CLOSED);
			return;
		}
		if (code == Http2Error.REFUSED_STREAM) {
			if (++this.rejectedStreams > this.maxRejectedStreams) {
				onConnectionError(ctx, outbound, cause, Http2Exception.connectionError(Http2Error.ENHANCE_YOUR_CALM,
						"More streams refused than tolerated"));
				return;
			}
		}
		else if (code == Http2Error.PROTOCOL_ERROR) {
			invalidFrame();
		}
		if (connection().stream(error.streamId()) != null) {
			this.state.code(error.streamId(), code.code());
		}
		super.onStreamError(ctx, outbound, cause, error);
	}

	@Override
	protected void onConnectionError(ChannelHandlerContext ctx, boolean outbound, Throwable cause,
			@Nullable Http2Exception error) {
		Http2Error code = (error != null) ? error.error() : Http2Error.INTERNAL_ERROR;
		boolean greeted = this.watch.frames() > 0 || !connection().isServer();
		fail(greeted ? Failure.of(code) : Failure.BAD_MAGIC, code);
	}

	private void sayGoodbye(long code) {
		ChannelHandlerContext ctx = context();
		goAway(ctx, Math.max(0, connection().remote().lastStreamCreated()), code, ctx.alloc().buffer(0),
				ctx.newPromise());
	}

	@Override
	protected void handleServerHeaderDecodeSizeError(ChannelHandlerContext ctx, Http2Stream stream) {
		// The stream is reset instead.
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		onError(ctx, false, cause);
	}

}
