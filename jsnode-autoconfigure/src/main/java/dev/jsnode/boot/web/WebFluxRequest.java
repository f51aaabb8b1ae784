package dev.jsnode.boot.web;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.jsnode.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request to WebFlux as the door sees it.
 */
final class WebFluxRequest implements HttpRequest {

	private final ServerHttpRequest request;

	private final @Nullable String principal;

	WebFluxRequest(ServerHttpRequest request, @Nullable String principal) {
		this.request = request;
		this.principal = principal;
	}

	@Override
	public String method() {
		return this.request.getMethod().name();
	}

	@Override
	public String target() {
		URI uri = this.request.getURI();
		String path = uri.getRawPath();
		String query = uri.getRawQuery();
		return (query != null) ? path + "?" + query : path;
	}

	@Override
	public List<String> headers() {
		List<String> fields = new ArrayList<>(32);
		Set<String> seen = new HashSet<>();
		this.request.getHeaders().forEach((name, values) -> {
			// A name that came in two spellings is listed twice, each time with all
			// values.
			if (seen.add(name.toLowerCase(Locale.ROOT))) {
				values.forEach((value) -> {
					fields.add(name);
					fields.add(value);
				});
			}
		});
		return fields;
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeaders().getFirst(name);
	}

	@Override
	public @Nullable InetSocketAddress remote() {
		return this.request.getRemoteAddress();
	}

	@Override
	public @Nullable InetSocketAddress local() {
		return this.request.getLocalAddress();
	}

	@Override
	public boolean secure() {
		return this.request.getSslInfo() != null;
	}

	@Override
	public @Nullable String principal() {
		return this.principal;
	}

	@Override
	public Flux<byte[]> body() {
		return this.request.getBody()
			.map(WebFluxRequest::bytes)
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
