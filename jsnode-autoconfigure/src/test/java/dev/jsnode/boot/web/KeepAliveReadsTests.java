package dev.jsnode.boot.web;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that Reactor Netty alone would leave without an answer, with real sockets. */
class KeepAliveReadsTests {

	@Test
	void lastRequestOfAConnectionThatComesBeforeTheExchangeBeforeItHasEndedIsAnswered() throws Exception {
		DisposableServer server = HttpServer.create().port(0).doOnChannelInit((observer, channel, address) -> {
			channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, "late", new LateSuccess());
			KeepAliveReads.addTo(channel.pipeline());
		}).handle((request, response) -> response.sendString(Mono.just(request.uri()))).bindNow();
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setSoTimeout(10_000);
			send(socket, "GET /first HTTP/1.1\r\nHost: x\r\n\r\n");
			assertThat(readUntil(socket, "/first")).startsWith("HTTP/1.1 200 OK");
			send(socket, "POST /last HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody");
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
				.startsWith("HTTP/1.1 200 OK")
				.endsWith("/last");
		}
		finally {
			server.disposeNow();
		}
	}

	private static void send(Socket socket, String text) throws Exception {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String readUntil(Socket socket, String end) throws Exception {
		StringBuilder text = new StringBuilder();
		while (!text.toString().endsWith(end)) {
			int next = socket.getInputStream().read();
			assertThat(next).as("end of %s", text).isNotNegative();
			text.append((char) next);
		}
		return text.toString();
	}

	/**
	 * Tells the end of a reply after the reply is out, as it happens now and then when
	 * another thread has written it.
	 */
	private static final class LateSuccess extends ChannelOutboundHandlerAdapter {

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			if (message instanceof LastHttpContent) {
				context.write(message);
				context.executor().schedule(() -> promise.trySuccess(), 300, TimeUnit.MILLISECONDS);
			}
			else {
				context.write(message, promise);
			}
		}

	}

}
