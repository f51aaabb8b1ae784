package dev.jsnode.builtin;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import dev.jsnode.loop.Handle;
import io.netty.channel.Channel;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The channel between parent and child: bytes, and descriptors that go with them. A
 * thread of its own reads, a piece at a time: the next one is read when the loop has
 * taken the last. Writes are made on the loop's thread as far as the system takes them at
 * once; what is left waits for a second thread. Exported methods are called on the loop's
 * thread.
 */
public final class IpcHandle {

	private static final String PENDING = "pending";

	private final BindingContext context;

	private final DescriptorSocket socket;

	private final Handle handle;

	private final Semaphore permits = new Semaphore(0);

	private final ArrayDeque<PendingWrite> waiting = new ArrayDeque<>();

	private boolean reading;

	private boolean started;

	private boolean writing;

	private boolean ended;

	private @Nullable Value onRead;

	private volatile boolean closed;

	IpcHandle(BindingContext context, int fd) {
		this.context = context;
		this.socket = new DescriptorSocket(fd);
		this.handle = context.loop().handle("PipeWrap");
		context.onClose(this::close);
	}

	/**
	 * Read, or go on reading.
	 * @param listener called as {@code (arrayBuffer, descriptors)}; with {@code null} at
	 * the end
	 */
	@HostAccess.Export
	public void readStart(Value listener) {
		this.onRead = listener;
		if (this.reading || this.closed || this.ended) {
			return;
		}
		this.reading = true;
		this.permits.release();
		if (!this.started) {
			this.started = true;
			thread("jsnode-ipc-read", this::readAll);
		}
	}

	/**
	 * Read no more than what is being read.
	 */
	@HostAccess.Export
	public void readStop() {
		this.reading = false;
		this.permits.drainPermits();
	}

	/**
	 * Write bytes, with a descriptor if one goes along.
	 * @param shared the socket whose descriptor goes along, or {@code null}
	 * @param callback called once as {@code (errorName | null)} where the write is
	 * pending
	 * @return {@code null} when the system has taken all, {@code "pending"}, or the name
	 * of an error
	 */
	@HostAccess.Export
	public @Nullable String write(Value arrayBuffer, int offset, int length, @Nullable Object shared, Value callback) {
		if (this.closed) {
			return "EPIPE";
		}
		Channel channel = NettyDescriptors.channel(shared);
		int fd = NettyDescriptors.number(channel);
		if (shared != null && fd < 0) {
			return "EBADF";
		}
		byte[] bytes = this.context.bytes(arrayBuffer);
		int done = 0;
		if (!this.writing) {
			done = this.socket.send(bytes, offset, length, fd, Posix.MSG_DONTWAIT);
			if (done == length) {
				return null;
			}
			if (done < 0 && done != -Posix.EAGAIN) {
				return DescriptorSocket.errorName(-done);
			}
		}
		int sent = Math.max(done, 0);
		// The socket may be closed before its turn comes.
		int copy = (fd >= 0 && sent == 0) ? Posix.copy(fd, 0) : -1;
		PendingWrite write = new PendingWrite(java.util.Arrays.copyOfRange(bytes, offset + sent, offset + length), copy,
				callback);
		synchronized (this.waiting) {
			this.waiting.add(write);
		}
		if (!this.writing) {
			this.writing = true;
			thread("jsnode-ipc-write", this::writeAll);
		}
		return PENDING;
	}

	/**
	 * Close the channel when what was written has gone out.
	 */
	@HostAccess.Export
	public void close() {
		if (!this.closed) {
			this.closed = true;
			this.handle.close();
			if (!this.writing) {
				shutdown();
			}
		}
	}

	@HostAccess.Export
	public void ref() {
		this.handle.ref();
	}

	@HostAccess.Export
	public void unref() {
		this.handle.unref();
	}

	@HostAccess.Export
	public boolean hasRef() {
		return this.handle.hasRef();
	}

	/** The reader, if there is one, closes the descriptor. */
	private void shutdown() {
		this.socket.shutdown();
		if (!this.started || this.ended) {
			this.socket.close();
		}
		this.permits.release();
	}

	private void readAll() {
		try {
			boolean more = true;
			while (more) {
				this.permits.acquire();
				more = !this.closed && readPiece();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RejectedExecutionException ex) {
			this.socket.close();
			return;
		}
		this.context.loop().executeIfOpen(this::readingEnded);
		if (this.closed) {
			this.socket.close();
		}
	}

	private void readingEnded() {
		this.ended = true;
		if (this.closed) {
			this.socket.close();
		}
	}

	private boolean readPiece() {
		DescriptorSocket.Piece piece = this.socket.receive();
		if (this.closed) {
			piece.descriptors().forEach(Posix::close);
			return false;
		}
		this.context.loop().execute(() -> deliver(piece));
		return piece.bytes().length > 0;
	}

	private void deliver(DescriptorSocket.Piece piece) {
		Value listener = this.onRead;
		if (this.closed || listener == null) {
			piece.descriptors().forEach(Posix::close);
			return;
		}
		int[] fds = piece.descriptors().stream().mapToInt(Integer::intValue).toArray();
		if (piece.bytes().length == 0) {
			this.context.call(listener, null, fds);
			return;
		}
		this.context.call(listener, this.context.arrayBuffer(piece.bytes()), fds);
		if (this.reading) {
			this.permits.release();
		}
	}

	private void writeAll() {
		PendingWrite write = first();
		while (write != null) {
			int result = this.socket.sendFully(write.bytes(), write.descriptor());
			if (write.descriptor() >= 0) {
				Posix.close(write.descriptor());
			}
			Value callback = write.callback();
			String error = (result < 0) ? DescriptorSocket.errorName(-result) : null;
			this.context.loop().executeIfOpen(() -> this.context.call(callback, error));
			write = first();
		}
		this.context.loop().executeIfOpen(this::written);
	}

	private @Nullable PendingWrite first() {
		synchronized (this.waiting) {
			return this.waiting.poll();
		}
	}

	/** On the loop's thread: more may have come since the writer looked. */
	private void written() {
		boolean more;
		synchronized (this.waiting) {
			more = !this.waiting.isEmpty();
		}
		if (more) {
			thread("jsnode-ipc-write", this::writeAll);
			return;
		}
		this.writing = false;
		if (this.closed) {
			shutdown();
		}
	}

	private static void thread(String name, Runnable body) {
		Thread thread = new Thread(body, name);
		thread.setDaemon(true);
		thread.start();
	}

	private record PendingWrite(byte[] bytes, int descriptor, Value callback) {

	}

}
