package dev.jsnode.builtin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * A child that the calling thread waits for, as {@code spawnSync} does. A thread for each
 * pipe reads it, another writes its input.
 */
final class SyncChild {

	private static final int ETIMEDOUT = 110;

	private static final int ENOBUFS = 105;

	private static final int EBADF = 9;

	private static final int EMFILE = 24;

	private final BindingContext context;

	private final ChildDescriptors descriptors;

	private final String[] kinds;

	private final byte[] input;

	private final long timeout;

	private final long maxBuffer;

	private final int killSignal;

	private final List<Integer> ours = new ArrayList<>();

	private final @Nullable SocketChannel[] pipes;

	private final ByteArrayOutputStream[] outputs;

	private final CompletableFuture<Integer> ended = new CompletableFuture<>();

	private volatile int error;

	private volatile boolean over;

	private int pid;

	SyncChild(BindingContext context, ChildDescriptors descriptors, String[] kinds, byte[] input, long timeout,
			long maxBuffer, int killSignal) {
		this.context = context;
		this.descriptors = descriptors;
		this.kinds = kinds;
		this.input = input;
		this.timeout = timeout;
		this.maxBuffer = maxBuffer;
		this.killSignal = killSignal;
		this.pipes = new SocketChannel[kinds.length];
		this.outputs = new ByteArrayOutputStream[kinds.length];
	}

	SyncResult run(ToIntFunction<int[]> spawn) {
		try {
			int[] fds = open();
			if (this.error == 0) {
				this.pid = spawn.applyAsInt(fds);
			}
			this.ours.forEach(Posix::close);
			if (this.error != 0 || this.pid < 0) {
				return new SyncResult(this.context, 0, (this.error != 0) ? this.error : this.pid, 0,
						new ArrayList<>(Arrays.asList(new byte[this.kinds.length][])));
			}
			return attend();
		}
		catch (InterruptedException ex) {
			kill();
			Thread.currentThread().interrupt();
			return new SyncResult(this.context, this.pid, -Posix.EINTR, 0, collected());
		}
		finally {
			for (SocketChannel pipe : this.pipes) {
				close(pipe);
			}
		}
	}

	private int[] open() {
		int[] fds = new int[this.kinds.length];
		Arrays.fill(fds, -1);
		for (int i = 0; i < fds.length && this.error == 0; i++) {
			try {
				if (this.kinds[i].equals("pipe")) {
					fds[i] = openPipe(i);
				}
				else if (!this.kinds[i].equals("ignore")) {
					fds[i] = this.descriptors.number(Integer.parseInt(this.kinds[i]), this.ours);
				}
			}
			catch (IOException ex) {
				this.error = -EBADF;
			}
		}
		return fds;
	}

	private int openPipe(int index) throws IOException {
		int[] pair = Posix.socketPair();
		if (pair == null) {
			this.error = -EMFILE;
			return -1;
		}
		this.ours.add(pair[1]);
		this.pipes[index] = JdkChannels.socket(pair[0], StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(""));
		this.outputs[index] = new ByteArrayOutputStream();
		return pair[1];
	}

	private SyncResult attend() throws InterruptedException {
		ChildWaiter.start(this.pid, (status) -> {
			this.over = true;
			this.ended.complete(status);
		});
		List<CompletableFuture<Void>> readers = new ArrayList<>();
		for (int i = 0; i < this.kinds.length; i++) {
			SocketChannel pipe = this.pipes[i];
			if (pipe != null) {
				ByteArrayOutputStream output = this.outputs[i];
				byte[] given = (i == 0) ? this.input : new byte[0];
				thread(() -> write(pipe, given));
				readers.add(thread(() -> read(pipe, output)));
			}
		}
		CompletableFuture<?> all = CompletableFuture.allOf(readers.toArray(CompletableFuture[]::new))
			.thenCombine(this.ended, (nothing, status) -> status);
		try {
			await(all);
		}
		catch (TimeoutException ex) {
			this.error = -ETIMEDOUT;
			kill();
			// What a grandchild still holds open is not waited for.
			for (SocketChannel pipe : this.pipes) {
				close(pipe);
			}
		}
		int status = this.ended.join();
		return new SyncResult(this.context, this.pid, this.error, status, collected());
	}

	private void await(CompletableFuture<?> all) throws InterruptedException, TimeoutException {
		try {
			if (this.timeout > 0) {
				all.get(this.timeout, TimeUnit.MILLISECONDS);
			}
			else {
				all.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	private List<byte @Nullable []> collected() {
		List<byte @Nullable []> all = new ArrayList<>();
		for (ByteArrayOutputStream output : this.outputs) {
			all.add((output != null) ? output.toByteArray() : null);
		}
		return all;
	}

	private void kill() {
		if (!this.over) {
			Posix.kill(this.pid, this.killSignal);
		}
	}

	private void read(SocketChannel pipe, ByteArrayOutputStream output) {
		ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
		try {
			while (pipe.read(buffer) >= 0) {
				// The piece that is too much still counts, as in libuv.
				if (output.size() <= this.maxBuffer) {
					output.write(buffer.array(), 0, buffer.position());
				}
				if (output.size() > this.maxBuffer && this.error == 0) {
					this.error = -ENOBUFS;
					kill();
				}
				buffer.clear();
			}
		}
		catch (IOException ex) {
			// Reset by the child, or closed after the timeout: what was read counts.
		}
	}

	private static void write(SocketChannel pipe, byte[] input) {
		try {
			ByteBuffer buffer = ByteBuffer.wrap(input);
			while (buffer.hasRemaining()) {
				pipe.write(buffer);
			}
			pipe.shutdownOutput();
		}
		catch (IOException ex) {
			// The child does not want it.
		}
	}

	private static CompletableFuture<Void> thread(Runnable body) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Thread thread = new Thread(() -> {
			try {
				body.run();
			}
			finally {
				done.complete(null);
			}
		}, "jsnode-child-pipe");
		thread.setDaemon(true);
		thread.start();
		return done;
	}

	private static void close(@Nullable SocketChannel pipe) {
		try {
			if (pipe != null) {
				pipe.close();
			}
		}
		catch (IOException ex) {
			// closed all the same
		}
	}

}
