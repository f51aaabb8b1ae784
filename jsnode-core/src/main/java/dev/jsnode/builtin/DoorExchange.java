package dev.jsnode.builtin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * One request that came through the host's door, as JavaScript holds it. Used on the
 * loop's thread, unless a method says otherwise.
 */
public final class DoorExchange {

	private static final String PENDING = "pending";

	private static final byte[] EMPTY = new byte[0];

	private final BindingContext context;

	private final HttpRequest request;

	private final MonoSink<HttpReply> sink;

	private final Consumer<DoorExchange> closed;

	private final Value onSignal;

	private final List<byte[]> waiting = new ArrayList<>();

	private @Nullable HostContext hostContext;

	private @Nullable Value channel;

	private @Nullable Value onBody;

	private @Nullable BodyReader reader;

	private @Nullable ReplyBody stream;

	private volatile List<String> trailers = List.of();

	private boolean committed;

	private boolean ended;

	private boolean gone;

	private boolean finished;

	private boolean writePending;

	private long bytesRead;

	DoorExchange(BindingContext context, HttpRequest request, MonoSink<HttpReply> sink, Consumer<DoorExchange> closed,
			Value onSignal) {
		this.context = context;
		this.request = request;
		this.sink = sink;
		this.closed = closed;
		this.onSignal = onSignal;
	}

	/**
	 * Set the context of the request, before JavaScript gets it.
	 */
	void context(@Nullable HostContext newContext) {
		this.hostContext = newContext;
	}

	/**
	 * Set what signals are told of.
	 * @param channel JavaScript's side of the exchange
	 */
	@HostAccess.Export
	public void attach(Value channel) {
		this.channel = channel;
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

	// The reply

	/**
	 * Send the whole reply; nothing follows it.
	 * @param head status line and header lines, as HTTP/1.1 writes them
	 * @param text the body, or the end of it where parts were appended
	 * @param latin1 whether the text's characters are bytes
	 */
	@HostAccess.Export
	public void reply(String head, String text, boolean latin1) {
		appendText(text, latin1);
		this.ended = true;
		leave();
		if (this.gone || this.committed) {
			return;
		}
		this.committed = true;
		this.finished = true;
		int status = status(head);
		this.sink.success(new HttpReply(status, fields(head), joined(), null, this::trailers));
	}

	/**
	 * Send the head; the body follows as it comes.
	 * @param head status line and header lines, as HTTP/1.1 writes them
	 */
	@HostAccess.Export
	public void start(String head) {
		if (this.committed || this.gone) {
			return;
		}
		this.committed = true;
		ReplyBody body = new ReplyBody(this::demanded, this::clientGone);
		this.stream = body;
		this.sink.success(new HttpReply(status(head), fields(head), null, body, this::trailers));
	}

	private static int status(String head) {
		return Integer.parseInt(head, 9, 12, 10);
	}

	private static List<String> fields(String head) {
		List<String> fields = new ArrayList<>(16);
		int start = head.indexOf("\r\n") + 2;
		for (int end = head.indexOf("\r\n", start); end > start; end = head.indexOf("\r\n", start)) {
			int colon = head.indexOf(':', start);
			String name = head.substring(start, colon);
			if (!isOfConnection(name)) {
				fields.add(name);
				fields.add(head.substring(colon + 2, end));
			}
			start = end + 2;
		}
		return fields;
	}

	/**
	 * Whether a header says something of the connection to the client, which is the
	 * host's.
	 */
	private static boolean isOfConnection(String name) {
		return switch (name.length()) {
			case 7 -> name.equalsIgnoreCase("upgrade");
			case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
			case 16 -> name.equalsIgnoreCase("proxy-connection");
			case 17 -> name.equalsIgnoreCase("transfer-encoding");
			default -> false;
		};
	}

	/**
	 * Set the trailers; comes before the end.
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

	/**
	 * Give the host what was appended, as far as it asks for it.
	 * @return {@code null} if nothing is left; {@code pending} if a signal
	 * {@code written} will follow; an error code if the client is gone
	 */
	@HostAccess.Export
	public @Nullable String flush() {
		if (this.gone) {
			return "EPIPE";
		}
		if (drain()) {
			return null;
		}
		this.writePending = true;
		return PENDING;
	}

	/** The body that was started is complete. */
	@HostAccess.Export
	public void end() {
		this.ended = true;
		drain();
		leave();
	}

	/** Nobody will complete the reply. */
	@HostAccess.Export
	public void abort() {
		if (!this.ended && !this.gone) {
			fail(new IllegalStateException("The request was closed before its reply was complete"));
		}
		leave();
	}

	private void leave() {
		this.closed.accept(this);
		if (this.reader != null) {
			this.reader.cancel();
		}
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

	/**
	 * The client is gone, or the host has given up. Called from any thread.
	 */
	void clientGone() {
		this.context.loop().executeIfOpen(() -> {
			boolean tell = !this.gone && !this.finished;
			this.gone = true;
			if (tell) {
				signal("ECONNRESET");
			}
		});
	}

	private void signal(String what) {
		if (this.channel != null) {
			this.context.call(this.onSignal, this.channel, what);
		}
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

	private List<String> trailers() {
		return this.trailers;
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
			if (!this.gone && drain() && this.writePending) {
				this.writePending = false;
				signal("written");
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
