package dev.jsnode.boot.web;

import java.util.ArrayDeque;
import java.util.Queue;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;

/**
 * Sees to it that no request on a connection stays without an answer where Reactor Netty
 * 1.3.7 would forget it. One for each connection, on its event loop.
 * <p>
 * It asks for the next request when it has answered one, but not where that one had to
 * wait for the reply before it and was answered at once, as errors and static answers
 * are: the client's next request on the connection is never seen
 * (<a href="https://github.com/reactor/reactor-netty/issues/4361">issue 4361</a>). This
 * asks whenever all requests are answered.
 * <p>
 * And it puts a request aside that comes after a reply was sent from another thread but
 * before that exchange has ended. If it is the connection's last one
 * ({@code Connection: close}), the end of the exchange before it does not bring it back.
 * This holds such requests until that end.
 */
public final class KeepAliveReads extends ChannelDuplexHandler {

	/**
	 * What came too early. Nothing reads on meanwhile: it is what one read has brought.
	 */
	private final Queue<Object> early = new ArrayDeque<>(0);

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
		if (!this.early.isEmpty() || isEarly(context, message)) {
			this.early.add(message);
		}
		else {
			pass(context, message);
		}
	}

	private void pass(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest) {
			this.unanswered++;
		}
		context.fireChannelRead(message);
	}

	private boolean isEarly(ChannelHandlerContext context, Object message) {
		return message instanceof HttpRequest && this.unanswered == 0 && isInExchange(context);
	}

	private static boolean isInExchange(ChannelHandlerContext context) {
		return ChannelOperations.get(context.channel()) != null;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (!this.early.isEmpty() && !isInExchange(context)) {
			// The exchange is just ending: not before it has.
			context.executor().execute(() -> passEarly(context));
		}
		context.fireUserEventTriggered(event);
	}

	private void passEarly(ChannelHandlerContext context) {
		if (this.early.isEmpty() || context.isRemoved()) {
			return;
		}
		for (Object message = this.early.poll(); message != null; message = this.early.poll()) {
			pass(context, message);
		}
		context.fireChannelReadComplete();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		this.early.forEach(ReferenceCountUtil::release);
		this.early.clear();
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
