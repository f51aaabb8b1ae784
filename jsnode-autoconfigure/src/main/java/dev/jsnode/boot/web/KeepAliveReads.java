package dev.jsnode.boot.web;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import reactor.netty.NettyPipeline;

/**
 * Reads a connection on that would stay unread. Reactor Netty 1.3.7 asks for the next
 * request when it has answered one, but not where that one had to wait for the reply
 * before it and was answered at once, as errors and static answers are: the client's next
 * request on the connection is never seen
 * (<a href="https://github.com/reactor/reactor-netty/issues/4361">issue 4361</a>). This
 * asks whenever all requests are answered. One for each connection, on its event loop.
 */
public final class KeepAliveReads extends ChannelDuplexHandler {

	private int unanswered;

	private KeepAliveReads() {
	}

	/**
	 * Watch a connection of HTTP/1.1; others have no use for it.
	 * @param pipeline the connection's handlers
	 */
	public static void addTo(ChannelPipeline pipeline) {
		if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
			pipeline.addBefore(NettyPipeline.HttpTrafficHandler, KeepAliveReads.class.getName(), new KeepAliveReads());
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest) {
			this.unanswered++;
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		context.write(message, promise);
		if (isSwitch(message)) {
			context.pipeline().remove(this);
		}
		else if (message instanceof LastHttpContent && !isInformational(message) && --this.unanswered == 0) {
			// Mostly it is being read already, and nothing happens.
			context.read();
		}
	}

	private static boolean isInformational(Object message) {
		return message instanceof HttpResponse response
				&& response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
	}

	/** What follows is not HTTP. */
	private static boolean isSwitch(Object message) {
		return message instanceof HttpResponse response
				&& response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
	}

}
