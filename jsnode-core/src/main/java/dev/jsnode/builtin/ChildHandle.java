package dev.jsnode.builtin;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.Handle;
import dev.jsnode.permission.Permission;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A child process as JavaScript holds it: its descriptors are given first, then it is
 * spawned. Used on the loop's thread.
 */
public final class ChildHandle {

	private static final SocketAddress NAMELESS = UnixDomainSocketAddress.of("");

	private static final int EBADF = 9;

	private static final int EMFILE = 24;

	private static final int ESRCH = 3;

	private static final int LAST_STANDARD = 2;

	private final BindingContext context;

	private final ChildDescriptors descriptors;

	private final Map<Integer, Integer> fds = new TreeMap<>();

	private final List<Integer> ours = new ArrayList<>();

	private @Nullable Handle handle;

	private int pid;

	private boolean referenced = true;

	private volatile boolean ended;

	ChildHandle(BindingContext context, ChildDescriptors descriptors) {
		this.context = context;
		this.descriptors = descriptors;
	}

	/**
	 * Give a descriptor that is one end of a pair of sockets.
	 * @return our end, or {@code null} where there are too many open files
	 */
	@HostAccess.Export
	public @Nullable SocketHandle pipe(int fd) {
		int[] pair = Posix.socketPair();
		if (pair == null) {
			return null;
		}
		this.fds.put(fd, pair[1]);
		this.ours.add(pair[1]);
		return adopt(this.context, pair[0]);
	}

	/**
	 * Give a descriptor for messages.
	 * @return our end, or {@code null} where there are too many open files
	 */
	@HostAccess.Export
	public @Nullable IpcHandle ipc(int fd) {
		int[] pair = Posix.socketPair();
		if (pair == null) {
			return null;
		}
		this.fds.put(fd, pair[1]);
		this.ours.add(pair[1]);
		return new IpcHandle(this.context, pair[0]);
	}

	/**
	 * Give a descriptor that is one of the runtime's own files.
	 * @return 0, or the negative number of an error
	 */
	@HostAccess.Export
	public int inherit(int fd, int file) {
		try {
			int number = this.descriptors.number(file, this.ours);
			if (number != ChildDescriptors.NONE) {
				this.fds.put(fd, number);
			}
			return 0;
		}
		catch (IOException ex) {
			return -EBADF;
		}
	}

	/**
	 * Give a descriptor that is a socket of this runtime.
	 * @return 0, or the negative number of an error
	 */
	@HostAccess.Export
	public int share(int fd, Object socket) {
		int number = NettyDescriptors.number(NettyDescriptors.channel(socket));
		if (number < 0) {
			return -EBADF;
		}
		if (fd <= LAST_STANDARD) {
			Posix.block(number);
		}
		this.fds.put(fd, number);
		return 0;
	}

	/**
	 * Start the process.
	 * @param count how many descriptors it has
	 * @param uid the user, -1 for the same
	 * @param gid the group, -1 for the same
	 * @param onExit called once as {@code (exitCode, signalNumber)}
	 * @return 0, or the negative number of an error
	 */
	@HostAccess.Export
	public int spawn(String file, String[] args, String[] env, String cwd, int count, boolean detached, int uid,
			int gid, Value onExit) {
		this.context.require((guard) -> guard.check(Permission.CHILD_PROCESS, file));
		int[] table = new int[count];
		Arrays.fill(table, -1);
		this.fds.forEach((fd, source) -> table[fd] = source);
		Path folder = this.context.cwd().resolve(cwd);
		int result = ProcessSpawner
			.spawn(new SpawnRequest(file, List.of(args), List.of(env), folder, detached, uid, gid, table));
		release();
		if (result < 0) {
			this.ended = true;
			return result;
		}
		this.pid = result;
		this.handle = this.context.loop().handle("ProcessWrap");
		if (!this.referenced) {
			this.handle.unref();
		}
		ChildWaiter.start(result, (status) -> {
			this.ended = true;
			// What the child wrote before is read first: by the select between the two.
			EventLoop loop = this.context.loop();
			loop.executeIfOpen(() -> loop.executeIfOpen(() -> exited(status, onExit)));
		});
		return 0;
	}

	/**
	 * Close the descriptors that a child was to get.
	 */
	@HostAccess.Export
	public void release() {
		this.ours.forEach(Posix::close);
		this.ours.clear();
	}

	@HostAccess.Export
	public int pid() {
		return this.pid;
	}

	/**
	 * Send a signal.
	 * @return 0, or the negative number of an error
	 */
	@HostAccess.Export
	public int kill(int signal) {
		if (this.ended) {
			return -ESRCH;
		}
		return (Posix.kill(this.pid, signal) == 0) ? 0 : -Posix.errno();
	}

	@HostAccess.Export
	public void ref() {
		this.referenced = true;
		if (this.handle != null) {
			this.handle.ref();
		}
	}

	@HostAccess.Export
	public void unref() {
		this.referenced = false;
		if (this.handle != null) {
			this.handle.unref();
		}
	}

	@HostAccess.Export
	public boolean hasRef() {
		return this.handle != null && this.handle.hasRef();
	}

	static @Nullable SocketHandle adopt(BindingContext context, int fd) {
		try {
			return new SocketHandle(context, true,
					new NioDomainSocketChannel(null, JdkChannels.socket(fd, StandardProtocolFamily.UNIX, NAMELESS)),
					false);
		}
		catch (IOException ex) {
			Posix.close(fd);
			return null;
		}
	}

	private void exited(int status, Value onExit) {
		if (this.handle != null) {
			this.handle.close();
		}
		this.context.call(onExit, ChildWaiter.exitCode(status), ChildWaiter.signal(status));
	}

	static int tooManyFiles() {
		return -EMFILE;
	}

}
