package dev.jsnode.builtin;

import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.http2.Http2EngineOptions;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * Native side of {@code http2}: the protocol of a session.
 */
public final class Http2Binding {

	private final BindingContext context;

	Http2Binding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Begin a session.
	 * @param server whether it is the server's side
	 * @param settings identifiers and values in turn
	 * @param options an object with the numbers and the flag of
	 * {@link Http2EngineOptions}
	 * @return the session
	 */
	@HostAccess.Export
	public Http2SessionHandle session(boolean server, Value settings, Value options) {
		return new Http2SessionHandle(this.context, new Http2EngineOptions(server, settings(settings),
				number(options, "maxHeaderPairs"), options.getMember("maxHeaderListSize").asLong(),
				options.getMember("maxSendHeaderBlockLength").asLong(), number(options, "maxInvalidFrames"),
				number(options, "maxRejectedStreams"), options.getMember("maxQueuedBytes").asLong(),
				number(options, "maxSettings"), number(options, "maxReservedStreams"),
				number(options, "peerMaxConcurrentStreams"), number(options, "padding"), number(options, "resetBurst"),
				number(options, "resetRate"), options.getMember("strictWhitespace").asBoolean()));
	}

	private static int number(Value options, String name) {
		return (int) Math.min(options.getMember(name).asLong(), Integer.MAX_VALUE);
	}

	static Map<Integer, Long> settings(Value pairs) {
		Map<Integer, Long> settings = new TreeMap<>();
		for (long i = 0; i < pairs.getArraySize(); i += 2) {
			settings.put(pairs.getArrayElement(i).asInt(), pairs.getArrayElement(i + 1).asLong());
		}
		return settings;
	}

}
