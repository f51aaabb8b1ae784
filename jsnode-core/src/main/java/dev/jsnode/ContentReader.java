package dev.jsnode;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads what {@code content} of {@code internal/bridge} gives: texts and bytes, or a list
 * with all of it. A character that is split between two texts is put together. Used by
 * one thread at a time.
 */
final class ContentReader {

	/** The first half of a character that the last text ended with; 0 for none. */
	private char half;

	NodeContent read(Object item) {
		if (item instanceof List<?> all && all.size() == 1) {
			return new NodeContent(bytes(all.get(0), true), true);
		}
		return new NodeContent(bytes(item, false), false);
	}

	/**
	 * What is left when nothing follows.
	 */
	Mono<NodeContent> rest() {
		return (this.half != 0) ? Mono.just(new NodeContent(bytes("", true), false)) : Mono.empty();
	}

	private byte[] bytes(@Nullable Object piece, boolean last) {
		if (piece instanceof byte[] bytes) {
			return bytes;
		}
		if (!(piece instanceof String text)) {
			throw new NodeException("TypeError", "What is rendered must be text or bytes, not " + kind(piece),
					"ERR_INVALID_RETURN_VALUE", null, null);
		}
		String whole = (this.half != 0) ? this.half + text : text;
		this.half = 0;
		int end = whole.length();
		if (!last && end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
			this.half = whole.charAt(--end);
		}
		return whole.substring(0, end).getBytes(StandardCharsets.UTF_8);
	}

	private static String kind(@Nullable Object piece) {
		return (piece != null) ? piece.getClass().getSimpleName() : "null";
	}

}
