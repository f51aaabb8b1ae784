package dev.jsnode.http2;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Puts Netty's protection against floods of resets around a session's codec.
 */
final class SessionHandlerBuilder extends AbstractHttp2ConnectionHandlerBuilder<SessionHandler, SessionHandlerBuilder> {

	private final FrameWatch watch;

	private final SessionState state;

	private final Http2EngineOptions options;

	SessionHandlerBuilder(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2FrameListener listener,
			Http2Settings settings, FrameWatch watch, SessionState state, Http2EngineOptions options) {
		this.watch = watch;
		this.state = state;
		this.options = options;
		int seconds = Math.max(1, options.resetBurst() / Math.max(1, options.resetRate()));
		// The codec is set last: with it, nothing else can be said of it.
		initialSettings(settings);
		frameListener(listener);
		// Empty frames count as invalid ones here.
		decoderEnforceMaxConsecutiveEmptyDataFrames(0);
		decoderEnforceMaxRstFramesPerWindow(options.server() ? options.resetBurst() : 0, seconds);
		encoderEnforceMaxRstFramesPerWindow(options.server() ? options.resetBurst() : 0, seconds);
		codec(decoder, encoder);
	}

	@Override
	protected SessionHandler build() {
		return super.build();
	}

	@Override
	protected SessionHandler build(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder,
			Http2Settings settings) {
		return new SessionHandler(decoder, encoder, settings, this.watch, this.state, this.options);
	}

}
