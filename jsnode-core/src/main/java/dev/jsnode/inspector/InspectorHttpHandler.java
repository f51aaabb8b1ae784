package dev.jsnode.inspector;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.NetUtil;
import org.graalvm.shadowed.org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Answers how to connect, and lets only those pass who know.
 */
final class InspectorHttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

	private final InspectorServer server;

	InspectorHttpHandler(InspectorServer server) {
		this.server = server;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
		String path = new QueryStringDecoder(request.uri()).path();
		if (!isLocalName(request.headers().get(HttpHeaderNames.HOST))) {
			answer(context, HttpResponseStatus.BAD_REQUEST, "text/plain", "WebSockets request was expected\r\n");
		}
		else if (path.equals("/" + this.server.id()) && request.headers().contains(HttpHeaderNames.UPGRADE)) {
			context.fireChannelRead(request.retain());
		}
		else if (request.method() == HttpMethod.GET && path.equals("/json/version")) {
			answer(context, HttpResponseStatus.OK, "application/json; charset=UTF-8", version());
		}
		else if (request.method() == HttpMethod.GET && (path.equals("/json") || path.equals("/json/list"))) {
			answer(context, HttpResponseStatus.OK, "application/json; charset=UTF-8", list());
		}
		else {
			answer(context, HttpResponseStatus.BAD_REQUEST, "text/plain", "WebSockets request was expected\r\n");
		}
	}

	/**
	 * A page of the web that has its name mean this machine must not reach the debugger:
	 * only addresses and {@code localhost} are names that no page can have.
	 */
	private static boolean isLocalName(@Nullable String hostHeader) {
		if (hostHeader == null) {
			return false;
		}
		int colon = hostHeader.lastIndexOf(':');
		String host = (colon > hostHeader.lastIndexOf(']')) ? hostHeader.substring(0, colon) : hostHeader;
		String name = host.toLowerCase(Locale.ROOT);
		return name.equals("localhost") || name.equals("localhost6") || NetUtil.isValidIpV4Address(name)
				|| NetUtil.isValidIpV6Address(name);
	}

	private String version() {
		return "{\n  \"Browser\": " + JSONObject.quote("node.js/" + this.server.target().nodeVersion())
				+ ",\n  \"Protocol-Version\": \"1.1\"\n}\n\n";
	}

	private String list() {
		String place = this.server.address() + "/" + this.server.id();
		return "[ {\n" + field("description", "node.js instance")
				+ field("devtoolsFrontendUrl", this.server.devtoolsFrontendUrl())
				+ field("devtoolsFrontendUrlCompat",
						"devtools://devtools/bundled/inspector.html?experiments=true&v8only=true&ws=" + place)
				+ field("faviconUrl", "https://nodejs.org/static/images/favicons/favicon.ico")
				+ field("id", this.server.id()) + field("title", this.server.target().title()) + field("type", "node")
				+ field("url", this.server.target().url()) + "  \"webSocketDebuggerUrl\": "
				+ JSONObject.quote(this.server.url()) + "\n} ]\n\n";
	}

	private static String field(String name, String value) {
		return "  " + JSONObject.quote(name) + ": " + JSONObject.quote(value) + ",\n";
	}

	private static void answer(ChannelHandlerContext context, HttpResponseStatus status, String type, String text) {
		ByteBuf content = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
		response.headers()
			.set(HttpHeaderNames.CONTENT_TYPE, type)
			.set(HttpHeaderNames.CACHE_CONTROL, "no-cache")
			.set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
		context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
	}

}
