package dev.jsnode.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameReader;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import org.jspecify.annotations.Nullable;

/**
 * Counts the frames that are read and knows which one is being handled.
 */
final class FrameWatch implements Http2FrameReader {

	/** The types that errors are judged by. */
	enum Type {

		DATA, HEADERS, OTHER

	}

	private final Http2FrameReader reader;

	private @Nullable Http2FrameListener watched;

	private @Nullable Http2FrameListener watching;

	private Type current = Type.OTHER;

	private long frames;

	FrameWatch(Http2FrameReader reader) {
		this.reader = reader;
	}

	Type current() {
		return this.current;
	}

	long frames() {
		return this.frames;
	}

	@Override
	public void readFrame(ChannelHandlerContext ctx, ByteBuf input, Http2FrameListener listener) throws Http2Exception {
		if (this.watching == null || this.watched != listener) {
			this.watched = listener;
			this.watching = new Watching(listener);
		}
		this.reader.readFrame(ctx, input, this.watching);
	}

	@Override
	public Configuration configuration() {
		return this.reader.configuration();
	}

	@Override
	public void close() {
		this.reader.close();
	}

	private void saw(Type type) {
		this.current = type;
		this.frames++;
	}

	private final class Watching implements Http2FrameListener {

		private final Http2FrameListener listener;

		Watching(Http2FrameListener listener) {
			this.listener = listener;
		}

		@Override
		public int onDataRead(ChannelHandlerContext ctx, int streamId, ByteBuf data, int padding, boolean endOfStream)
				throws Http2Exception {
			saw(Type.DATA);
			return this.listener.onDataRead(ctx, streamId, data, padding, endOfStream);
		}

		@Override
		public void onHeadersRead(ChannelHandlerContext ctx, int streamId, Http2Headers headers, int padding,
				boolean endOfStream) throws Http2Exception {
			saw(Type.HEADERS);
			this.listener.onHeadersRead(ctx, streamId, headers, padding, endOfStream);
		}

		@Override
		public void onHeadersRead(ChannelHandlerContext ctx, int streamId, Http2Headers headers, int streamDependency,
				short weight, boolean exclusive, int padding, boolean endOfStream) throws Http2Exception {
			// Priorities are no longer part of the protocol (RFC 9113).
			saw(Type.HEADERS);
			this.listener.onHeadersRead(ctx, streamId, headers, padding, endOfStream);
		}

		@Override
		public void onPriorityRead(ChannelHandlerContext ctx, int streamId, int streamDependency, short weight,
				boolean exclusive) {
			saw(Type.OTHER);
		}

		@Override
		public void onRstStreamRead(ChannelHandlerContext ctx, int streamId, long errorCode) throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onRstStreamRead(ctx, streamId, errorCode);
		}

		@Override
		public void onSettingsAckRead(ChannelHandlerContext ctx) throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onSettingsAckRead(ctx);
		}

		@Override
		public void onSettingsRead(ChannelHandlerContext ctx, Http2Settings settings) throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onSettingsRead(ctx, settings);
		}

		@Override
		public void onPingRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onPingRead(ctx, data);
		}

		@Override
		public void onPingAckRead(ChannelHandlerContext ctx, long data) throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onPingAckRead(ctx, data);
		}

		@Override
		public void onPushPromiseRead(ChannelHandlerContext ctx, int streamId, int promisedStreamId,
				Http2Headers headers, int padding) throws Http2Exception {
			saw(Type.HEADERS);
			this.listener.onPushPromiseRead(ctx, streamId, promisedStreamId, headers, padding);
		}

		@Override
		public void onGoAwayRead(ChannelHandlerContext ctx, int lastStreamId, long errorCode, ByteBuf debugData)
				throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onGoAwayRead(ctx, lastStreamId, errorCode, debugData);
		}

		@Override
		public void onWindowUpdateRead(ChannelHandlerContext ctx, int streamId, int windowSizeIncrement)
				throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onWindowUpdateRead(ctx, streamId, windowSizeIncrement);
		}

		@Override
		public void onUnknownFrame(ChannelHandlerContext ctx, byte frameType, int streamId, Http2Flags flags,
				ByteBuf payload) throws Http2Exception {
			saw(Type.OTHER);
			this.listener.onUnknownFrame(ctx, frameType, streamId, flags, payload);
		}

	}

}
