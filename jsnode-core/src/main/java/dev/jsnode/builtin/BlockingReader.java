package dev.jsnode.builtin;

import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;

import dev.jsnode.engine.SystemException;
import dev.jsnode.loop.Handle;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads a descriptor on its own thread, a piece for each request. While a read is under
 * way it keeps the loop alive, unless it is unreferenced.
 */
public final class BlockingReader {

	private static final int SIZE = 1 << 16;

	private final BindingContext context;

	private final RuntimeFiles files;

	private final int fd;

	private final String type;

	private final Value listener;

	private final LinkedBlockingQueue<Boolean> requests = new LinkedBlockingQueue<>();

	private @Nullable Handle reading;

	private boolean referenced = true;

	private boolean started;

	BlockingReader(BindingContext context, RuntimeFiles files, int fd, String type, Value listener) {
		this.context = context;
		this.files = files;
		this.fd = fd;
		this.type = type;
		this.listener = listener;
	}

	/**
	 * Ask for the next piece; asking again while one is being read changes nothing.
	 */
	@HostAccess.Export
	public void read() {
		if (this.reading != null) {
			return;
		}
		this.reading = this.context.loop().handle(this.type);
		if (!this.referenced) {
			this.reading.unref();
		}
		if (!this.started) {
			this.started = true;
			Thread thread = new Thread(this::run, "jsnode-read-" + this.fd);
			thread.setDaemon(true);
			thread.start();
		}
		this.requests.add(true);
	}

	@HostAccess.Export
	public void ref() {
		this.referenced = true;
		if (this.reading != null) {
			this.reading.ref();
		}
	}

	@HostAccess.Export
	public void unref() {
		this.referenced = false;
		if (this.reading != null) {
			this.reading.unref();
		}
	}

	private void run() {
		byte[] buffer = new byte[SIZE];
		try {
			while (true) {
				this.requests.take();
				byte @Nullable [] piece = null;
				SystemException error = null;
				try {
					int count = FileErrors.call("read", null, null,
							() -> this.files.table().get(this.fd).read(buffer, 0, SIZE, -1));
					piece = (count > 0) ? Arrays.copyOf(buffer, count) : null;
				}
				catch (SystemException ex) {
					error = ex;
				}
				deliver(piece, error);
				if (piece == null) {
					return;
				}
			}
		}
		catch (RejectedExecutionException ex) {
			// the runtime has ended
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void deliver(byte @Nullable [] piece, @Nullable SystemException error) {
		this.context.loop().execute(() -> {
			Handle handle = this.reading;
			this.reading = null;
			if (handle != null) {
				handle.close();
			}
			this.context.call(this.listener, (error != null) ? this.context.js().errors().error(error) : null,
					(piece != null) ? this.context.arrayBuffer(piece) : null);
		});
	}

}
