package dev.jsnode.http2;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What has happened and was not yet told, and the codes that streams end with.
 */
final class SessionState {

	private final Deque<Http2Event> events = new ArrayDeque<>();

	private final Map<Integer, Long> codes = new HashMap<>();

	private boolean failed;

	void add(Http2Event event) {
		this.events.add(event);
	}

	@Nullable Http2Event poll() {
		return this.events.poll();
	}

	/** Sets the code that a stream will end with; the first one counts. */
	void code(int streamId, long code) {
		this.codes.putIfAbsent(streamId, code);
	}

	/** Tells that a stream is over, with its code or else this one. */
	void closed(int streamId, long otherwise) {
		Long code = this.codes.remove(streamId);
		add(Http2Event.of(Http2Event.CLOSED, streamId, (code != null) ? code : otherwise));
	}

	/**
	 * Note that the session has failed.
	 * @return whether it had not yet
	 */
	boolean fail(int failure) {
		if (this.failed) {
			return false;
		}
		this.failed = true;
		add(Http2Event.of(Http2Event.ERROR, 0, failure));
		return true;
	}

	boolean isFailed() {
		return this.failed;
	}

}
