package dev.jsnode.inspector;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket.
 */
final class InspectorWebSocketHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

	private static final Logger logger = LoggerFactory.getLogger(InspectorWebSocketHandler.class);

	/** Characters that may wait for a client to read them. */
	private static final long MAX_WAITING = 64L * 1024 * 1024;

	private final Function<InspectorClient.Connection, InspectorClient> clients;

	private @Nullable InspectorClient client;

	InspectorWebSocketHandler(Function<InspectorClient.Connection, InspectorClient> clients) {
		this.clients = clients;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof HandshakeComplete) {
			this.client = this.clients.apply(new WebSocketConnection(context.channel()));
		}
		context.fireUserEventTriggered(event);
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
		InspectorClient current = this.client;
		if (current != null) {
			current.receive(frame.text());
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		InspectorClient current = this.client;
		if (current != null) {
			this.client = null;
			current.closed();
		}
		context.fireChannelInactive();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		logger.warn("A connection of a debugger failed", cause);
		context.close();
	}

	/**
	 * A client that reads too slowly is disconnected: JavaScript does not wait for it.
	 */
	private static final class WebSocketConnection implements InspectorClient.Connection {

		private final Channel channel;

		private final AtomicLong waiting = new AtomicLong();

		WebSocketConnection(Channel channel) {
			this.channel = channel;
		}

		@Override
		public void send(String message) {
			int length = message.length();
			if (this.waiting.addAndGet(length) > MAX_WAITING) {
				if (this.channel.isOpen()) {
					logger.warn("A debugger reads too slowly and is disconnected");
					this.channel.close();
				}
				return;
			}
			this.channel.writeAndFlush(new TextWebSocketFrame(message))
				.addListener((sent) -> this.waiting.addAndGet(-length));
		}

		@Override
		public void close() {
			this.channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
		}

	}

}
