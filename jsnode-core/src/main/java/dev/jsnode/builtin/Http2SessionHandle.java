package dev.jsnode.builtin;

import java.nio.ByteBuffer;

import dev.jsnode.http2.Http2Engine;
import dev.jsnode.http2.Http2EngineOptions;
import dev.jsnode.http2.Http2Event;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 session as JavaScript holds it: it is given bytes, and {@link #next()} tells
 * what they meant, one event at a time; the other methods tell about the event that
 * {@code next()} found last.
 */
public final class Http2SessionHandle {

	private final BindingContext context;

	private final Http2Engine engine;

	private @Nullable Http2Event event;

	Http2SessionHandle(BindingContext context, Http2EngineOptions options) {
		this.context = context;
		this.engine = new Http2Engine(options);
	}

	@HostAccess.Export
	public void receive(Value arrayBuffer, int offset, int length) {
		this.engine.receive(this.context.bytes(arrayBuffer), offset, length);
	}

	/** The kind of the next event, {@code 0} for none. */
	@HostAccess.Export
	public int next() {
		this.event = this.engine.poll();
		return (this.event != null) ? this.event.kind() : 0;
	}

	private Http2Event event() {
		Http2Event last = this.event;
		if (last == null) {
			throw new IllegalStateException("No event");
		}
		return last;
	}

	@HostAccess.Export
	public int id() {
		return event().id();
	}

	@HostAccess.Export
	public double code() {
		return event().code();
	}

	@HostAccess.Export
	public int flags() {
		return event().flags();
	}

	@HostAccess.Export
	public String text() {
		return event().text();
	}

	@HostAccess.Export
	public String marked() {
		return event().marked();
	}

	@HostAccess.Export
	public @Nullable Value bytes() {
		byte[] bytes = event().bytes();
		return (bytes != null) ? this.context.arrayBuffer(bytes) : null;
	}

	/** What is to be sent next, {@code null} for nothing. */
	@HostAccess.Export
	public @Nullable Value output() {
		byte[] bytes = this.engine.output();
		return (bytes != null) ? this.context.arrayBuffer(bytes) : null;
	}

	@HostAccess.Export
	public int request(String text, String marked, boolean endStream) {
		return this.engine.request(text, marked, endStream);
	}

	@HostAccess.Export
	public int headers(int streamId, String text, String marked, boolean endStream) {
		return this.engine.headers(streamId, text, marked, endStream);
	}

	@HostAccess.Export
	public int push(int streamId, String text, String marked) {
		return this.engine.push(streamId, text, marked);
	}

	@HostAccess.Export
	public boolean data(int streamId, Value arrayBuffer, int offset, int length) {
		return this.engine.data(streamId, this.context.bytes(arrayBuffer), offset, length, false);
	}

	@HostAccess.Export
	public boolean end(int streamId) {
		return this.engine.data(streamId, new byte[0], 0, 0, true);
	}

	@HostAccess.Export
	public void reset(int streamId, double code) {
		this.engine.reset(streamId, (long) code);
	}

	@HostAccess.Export
	public void consume(int streamId, int bytes) {
		this.engine.consume(streamId, bytes);
	}

	@HostAccess.Export
	public void settings(Value pairs) {
		this.engine.settings(Http2Binding.settings(pairs));
	}

	@HostAccess.Export
	public void ping(Value arrayBuffer, int offset) {
		this.engine.ping(ByteBuffer.wrap(this.context.bytes(arrayBuffer)).getLong(offset));
	}

	@HostAccess.Export
	public void goAway(double code, double lastStreamId, @Nullable Value arrayBuffer, int offset, int length) {
		this.engine.goAway((long) code, (int) lastStreamId, copy(arrayBuffer, offset, length));
	}

	@HostAccess.Export
	public void extension(int type, double streamId, Value arrayBuffer, int offset, int length) {
		if (streamId <= Integer.MAX_VALUE) {
			this.engine.extension(type, (int) streamId, copy(arrayBuffer, offset, length));
		}
	}

	private byte[] copy(@Nullable Value arrayBuffer, int offset, int length) {
		byte[] copy = new byte[length];
		if (arrayBuffer != null && length > 0) {
			System.arraycopy(this.context.bytes(arrayBuffer), offset, copy, 0, length);
		}
		return copy;
	}

	@HostAccess.Export
	public void localWindow(int size) {
		this.engine.localWindow(size);
	}

	@HostAccess.Export
	public void nextStreamId(double id) {
		this.engine.nextStreamId((long) id);
	}

	/** The numbers of the session, separated by spaces. */
	@HostAccess.Export
	public String state() {
		return join(this.engine.state());
	}

	/** The numbers of a stream, separated by spaces; empty if it is over. */
	@HostAccess.Export
	public String streamState(int streamId) {
		return join(this.engine.streamState(streamId));
	}

	private static String join(long[] numbers) {
		StringBuilder text = new StringBuilder();
		for (long number : numbers) {
			text.append(text.isEmpty() ? "" : " ").append(number);
		}
		return text.toString();
	}

	@HostAccess.Export
	public double framesReceived() {
		return this.engine.framesReceived();
	}

	@HostAccess.Export
	public boolean hasOutput() {
		return this.engine.hasOutput();
	}

	@HostAccess.Export
	public void close() {
		this.engine.close();
	}

}
