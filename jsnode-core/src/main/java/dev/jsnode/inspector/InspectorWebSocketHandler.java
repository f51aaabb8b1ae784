package dev.jsnode.inspector;

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

	private record WebSocketConnection(Channel channel) implements InspectorClient.Connection {

		@Override
		public void send(String message) {
			this.channel.writeAndFlush(new TextWebSocketFrame(message));
		}

		@Override
		public void close() {
			this.channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE));
		}

	}

}
