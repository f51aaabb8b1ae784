package dev.jsnode.builtin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import dev.jsnode.context.HostContext;
import dev.jsnode.http.HttpReply;
import dev.jsnode.http.HttpRequest;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.MonoSink;

/**
 * One request that came through the host's door, as JavaScript holds it. To JavaScript it
 * is the handle of a socket: what is written after the head is the body of the reply.
 * Used on the loop's thread, unless a method says otherwise.
 */
public final class DoorExchange {

	private static final String PENDING = "pending";

	private static final byte[] EMPTY = new byte[0];

	/** These say something of the connection to the client, which is the host's. */
	private static final Set<String> CONNECTION_HEADERS = Set.of("connection", "keep-alive", "transfer-encoding",
			"proxy-connection", "upgrade");

	private final BindingContext context;

	private final HttpRequest request;

	private final MonoSink<HttpReply> sink;

	private final Consumer<DoorExchange> closed;

	private final List<byte[]> waiting = new ArrayList<>();

	private @Nullable HostContext hostContext;

	private @Nullable Value onRead;

	private @Nullable Value onWritten;

	private @Nullable Value onBody;

	private @Nullable BodyReader reader;

	private int status;

	private @Nullable List<String> headers;

	private @Nullable ReplyBody stream;

	private volatile List<String> trailers = List.of();

	private boolean committed;

	private boolean ended;

	private boolean gone;

	private boolean finished;

	private boolean writePending;

	private boolean written;

	private long bytesRead;

	DoorExchange(BindingContext context, HttpRequest request, MonoSink<HttpReply> sink, Consumer<DoorExchange> closed) {
		this.context = context;
		this.request = request;
		this.sink = sink;
		this.closed = closed;
	}

	/**
	 * Set the context of the request, before JavaScript gets it.
	 */
	void context(@Nullable HostContext newContext) {
		this.hostContext = newContext;
	}

	// The request

	/**
	 * Return the context that the request is handled in, or {@code null}.
	 */
	@HostAccess.Export
	public @Nullable Object context() {
		return this.hostContext;
	}

	/**
	 * Return JSON text that tells who makes the request, or {@code null}.
	 */
	@HostAccess.Export
	public @Nullable String principal() {
		return this.request.principal();
	}

	@HostAccess.Export
	public String method() {
		return this.request.method();
	}

	@HostAccess.Export
	public String url() {
		return this.request.target();
	}

	/**
	 * Return names and values in turn, separated by line feeds.
	 */
	@HostAccess.Export
	public String headers() {
		return String.join("\n", this.request.headers());
	}

	@HostAccess.Export
	public boolean expects() {
		return this.request.header("expect") != null;
	}

	@HostAccess.Export
	public boolean secure() {
		return this.request.secure();
	}

	@HostAccess.Export
	public boolean hasBody() {
		String length = this.request.header("content-length");
		if (length != null) {
			return !length.equals("0");
		}
		String method = this.request.method();
		return this.request.header("transfer-encoding") != null || !method.equals("GET") && !method.equals("HEAD");
	}

	/**
	 * Ask for the next part of the body.
	 * @param onBody called as {@code (arrayBuffer)}, {@code (null)} at the end, or with
	 * no argument if the client is gone
	 */
	@HostAccess.Export
	public void readBody(Value onBody) {
		this.onBody = onBody;
		if (this.reader == null) {
			this.reader = new BodyReader();
			this.request.body().subscribe(this.reader);
		}
		this.reader.demand();
	}

	// The reply, as a socket's handle

	@HostAccess.Export
	public void listen(Value onRead, Value onWritten) {
		this.onRead = onRead;
		this.onWritten = onWritten;
	}

	/**
	 * Set the head.
	 * @param text status line and header lines, as HTTP/1.1 writes them
	 */
	@HostAccess.Export
	public void head(String text) {
		String[] lines = text.split("\r\n");
		this.status = Integer.parseInt(lines[0].substring(9, 12));
		List<String> fields = new ArrayList<>(lines.length * 2);
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			String name = lines[i].substring(0, colon);
			if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
				fields.add(name);
				fields.add(lines[i].substring(colon + 2));
			}
		}
		this.headers = fields;
		// Where the whole body follows at once, head and body leave together.
		this.context.loop().defer(this::commitStream);
	}

	/**
	 * Set the trailers; comes before {@link #shutdown}.
	 * @param text header lines, as HTTP/1.1 writes them
	 */
	@HostAccess.Export
	public void trailers(String text) {
		List<String> fields = new ArrayList<>();
		for (String line : text.split("\r\n")) {
			int colon = line.indexOf(':');
			fields.add(line.substring(0, colon));
			fields.add(line.substring(colon + 2));
		}
		this.trailers = fields;
	}

	@HostAccess.Export
	public @Nullable String write(Value arrayBuffer, int offset, int length) {
		append(arrayBuffer, offset, length);
		return flush();
	}

	@HostAccess.Export
	public void append(Value arrayBuffer, int offset, int length) {
		if (length > 0) {
			this.waiting.add(Arrays.copyOfRange(this.context.bytes(arrayBuffer), offset, offset + length));
		}
	}

	@HostAccess.Export
	public int appendText(String text, boolean latin1) {
		byte[] bytes = text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
		if (bytes.length > 0) {
			this.waiting.add(bytes);
		}
		return bytes.length;
	}

	@HostAccess.Export
	public @Nullable String flush() {
		if (this.gone) {
			return "EPIPE";
		}
		if (!this.committed) {
			// The first write may be all: the end, if it follows at once, sends both.
			if (!this.written) {
				this.written = true;
				return null;
			}
			commitStream();
		}
		if (drain()) {
			return null;
		}
		this.writePending = true;
		return PENDING;
	}

	/**
	 * The body is complete.
	 * @param callback called once as {@code (null)}
	 */
	@HostAccess.Export
	public void shutdown(Value callback) {
		this.ended = true;
		if (!this.committed && this.headers != null) {
			commitWhole();
		}
		else if (this.stream != null) {
			drain();
		}
		this.context.loop().defer(() -> this.context.call(callback, (Object) null));
	}

	@HostAccess.Export
	public void close(boolean reset, @Nullable Value callback) {
		this.closed.accept(this);
		if (!this.ended && !this.gone) {
			fail(new IllegalStateException("The request was closed before its reply was complete"));
		}
		if (this.reader != null) {
			this.reader.cancel();
		}
		if (callback != null && !callback.isNull()) {
			this.context.loop().handle("TCPSocketWrap").close(() -> this.context.call(callback));
		}
	}

	@HostAccess.Export
	public void readStart() {
		// The body goes to the request, not to its socket.
	}

	@HostAccess.Export
	public void readStop() {
		// See readStart.
	}

	@HostAccess.Export
	public @Nullable String remoteAddress() {
		return Addresses.host(this.request.remote(), false);
	}

	@HostAccess.Export
	public int remotePort() {
		return Addresses.port(this.request.remote());
	}

	@HostAccess.Export
	public @Nullable String localAddress() {
		return Addresses.host(this.request.local(), false);
	}

	@HostAccess.Export
	public int localPort() {
		return Addresses.port(this.request.local());
	}

	@HostAccess.Export
	public double bytesRead() {
		return this.bytesRead;
	}

	@HostAccess.Export
	public void ref() {
		// The host's connection does not keep the loop alive.
	}

	@HostAccess.Export
	public void unref() {
		// See ref.
	}

	@HostAccess.Export
	public boolean hasRef() {
		return false;
	}

	@HostAccess.Export
	public void setNoDelay(boolean noDelay) {
		// The connection is the host's.
	}

	@HostAccess.Export
	public void setKeepAlive(boolean keepAlive) {
		// The connection is the host's.
	}

	/**
	 * The client is gone, or the host has given up. Called from any thread.
	 */
	void clientGone() {
		this.context.loop().executeIfOpen(() -> {
			Value listener = this.onRead;
			if (!this.gone && !this.finished && listener != null) {
				this.gone = true;
				this.context.call(listener, "ECONNRESET");
			}
			this.gone = true;
		});
	}

	/** The runtime ends. */
	void abandon() {
		fail(new IllegalStateException("The runtime has ended"));
	}

	private void fail(RuntimeException reason) {
		this.gone = true;
		if (!this.committed) {
			this.committed = true;
			this.sink.error(reason);
		}
		else if (this.stream != null && !this.finished) {
			this.finished = true;
			this.stream.fail(reason);
		}
	}

	private void commitWhole() {
		this.committed = true;
		this.finished = true;
		this.sink.success(new HttpReply(this.status, headersSet(), joined(), null, this::trailers));
	}

	private void commitStream() {
		if (this.committed || this.gone) {
			return;
		}
		this.committed = true;
		ReplyBody body = new ReplyBody(this::demanded, this::clientGone);
		this.stream = body;
		this.sink.success(new HttpReply(this.status, headersSet(), null, body, this::trailers));
		drain();
	}

	private List<String> trailers() {
		return this.trailers;
	}

	private List<String> headersSet() {
		List<String> set = this.headers;
		assert set != null : "the head comes first";
		return set;
	}

	private byte[] joined() {
		if (this.waiting.size() == 1) {
			return this.waiting.get(0);
		}
		if (this.waiting.isEmpty()) {
			return EMPTY;
		}
		int length = this.waiting.stream().mapToInt((part) -> part.length).sum();
		byte[] whole = new byte[length];
		int position = 0;
		for (byte[] part : this.waiting) {
			System.arraycopy(part, 0, whole, position, part.length);
			position += part.length;
		}
		this.waiting.clear();
		return whole;
	}

	/**
	 * Send what the client has asked for.
	 * @return whether nothing is left to send
	 */
	private boolean drain() {
		ReplyBody body = this.stream;
		if (body == null) {
			return true;
		}
		int sent = 0;
		while (sent < this.waiting.size() && body.take()) {
			body.next(this.waiting.get(sent++));
		}
		if (sent == this.waiting.size()) {
			this.waiting.clear();
		}
		else {
			this.waiting.subList(0, sent).clear();
		}
		if (this.waiting.isEmpty() && this.ended && !this.finished && body.isSubscribed()) {
			this.finished = true;
			body.complete();
		}
		return this.waiting.isEmpty();
	}

	/** The client asks for more. Called from any thread. */
	private void demanded() {
		this.context.loop().executeIfOpen(() -> {
			Value listener = this.onWritten;
			if (!this.gone && drain() && this.writePending && listener != null) {
				this.writePending = false;
				this.context.call(listener, (Object) null);
			}
		});
	}

	/**
	 * Reads the request's body, one part at a time; its signals come on the host's
	 * threads.
	 */
	private final class BodyReader extends BaseSubscriber<byte[]> {

		private boolean subscribed;

		private boolean outstanding;

		private boolean over;

		void demand() {
			if (!this.outstanding && !this.over) {
				this.outstanding = true;
				requestIfSubscribed();
			}
		}

		/**
		 * The host may give the subscription later, on its own thread: demand from before
		 * is passed on then.
		 */
		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			onLoop(() -> {
				this.subscribed = true;
				if (this.outstanding) {
					requestIfSubscribed();
				}
			});
		}

		private void requestIfSubscribed() {
			if (this.subscribed) {
				request(1);
			}
		}

		@Override
		protected void hookOnNext(byte[] part) {
			onLoop(() -> {
				this.outstanding = false;
				DoorExchange.this.bytesRead += part.length;
				deliver(DoorExchange.this.context.arrayBuffer(part));
			});
		}

		@Override
		protected void hookOnComplete() {
			onLoop(() -> {
				this.over = true;
				deliver(null);
			});
		}

		@Override
		protected void hookOnError(Throwable failure) {
			onLoop(() -> {
				this.over = true;
				clientGone();
			});
		}

		private void deliver(@Nullable Object part) {
			Value listener = DoorExchange.this.onBody;
			if (listener != null && !DoorExchange.this.gone) {
				DoorExchange.this.context.call(listener, part);
			}
		}

		private void onLoop(Runnable task) {
			try {
				DoorExchange.this.context.loop().execute(task);
			}
			catch (RejectedExecutionException ex) {
				cancel();
			}
		}

	}

}
