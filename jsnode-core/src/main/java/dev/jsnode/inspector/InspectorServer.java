package dev.jsnode.inspector;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.function.Function;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * The inspector's server on a thread of its own: a WebSocket under a path that nobody can
 * guess, and what tells tools of this machine about it.
 */
final class InspectorServer {

	private static final int MAX_REQUEST = 64 * 1024;

	private static final int MAX_MESSAGE = 64 * 1024 * 1024;

	private final String id = UUID.randomUUID().toString();

	private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1,
			new DefaultThreadFactory("jsnode-inspector", true), NioIoHandler.newFactory());

	private final InspectorAddress address;

	private final InspectorTarget target;

	private final Function<InspectorClient.Connection, InspectorClient> clients;

	private final Channel channel;

	InspectorServer(InspectorAddress address, InspectorTarget target,
			Function<InspectorClient.Connection, InspectorClient> clients) throws IOException {
		this.target = target;
		this.clients = clients;
		ChannelFuture bound = new ServerBootstrap().group(this.group)
			.channel(NioServerSocketChannel.class)
			.childHandler(new Initializer())
			.bind(address.toSocketAddress())
			.awaitUninterruptibly();
		if (!bound.isSuccess()) {
			this.group.shutdownGracefully();
			throw new IOException(bound.cause().getMessage(), bound.cause());
		}
		this.channel = bound.channel();
		this.address = new InspectorAddress(address.host(),
				((InetSocketAddress) this.channel.localAddress()).getPort());
	}

	String id() {
		return this.id;
	}

	InspectorAddress address() {
		return this.address;
	}

	InspectorTarget target() {
		return this.target;
	}

	String url() {
		return "ws://" + this.address + "/" + this.id;
	}

	String devtoolsFrontendUrl() {
		return "devtools://devtools/bundled/js_app.html?experiments=true&v8only=true&ws=" + this.address + "/"
				+ this.id;
	}

	/**
	 * Listen no longer. Connections end with their clients.
	 */
	void close() {
		this.channel.close().awaitUninterruptibly();
		this.group.shutdownGracefully();
	}

	private final class Initializer extends ChannelInitializer<Channel> {

		@Override
		protected void initChannel(Channel client) {
			WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
				.websocketPath("/" + InspectorServer.this.id)
				.maxFramePayloadLength(MAX_MESSAGE)
				.build();
			client.pipeline()
				.addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST),
						new InspectorHttpHandler(InspectorServer.this), new WebSocketServerProtocolHandler(config),
						new WebSocketFrameAggregator(MAX_MESSAGE),
						new InspectorWebSocketHandler(InspectorServer.this.clients));
		}

	}

}
