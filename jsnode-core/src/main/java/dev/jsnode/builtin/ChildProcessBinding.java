package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.jsnode.engine.SystemException;
import dev.jsnode.permission.Permission;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code child_process}.
 */
public final class ChildProcessBinding {

	private final BindingContext context;

	ChildProcessBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Whether processes can be started here.
	 */
	@HostAccess.Export
	public boolean available() {
		return Posix.available() && JdkChannels.available();
	}

	/**
	 * Return a child that is not started yet.
	 * @param stdio the runtime's files
	 */
	@HostAccess.Export
	public ChildHandle child(FsStdio stdio) {
		return new ChildHandle(this.context, stdio.descriptors());
	}

	/**
	 * Run a child to its end; the loop's thread waits.
	 * @param kinds what its descriptors are: {@code pipe}, {@code ignore}, or the number
	 * of a file of the runtime
	 * @param input what is written to the first pipe; {@code null} for nothing
	 * @param timeout milliseconds, 0 for no limit
	 * @param maxBuffer bytes that each pipe may hold, negative for no limit
	 * @param killSignal the signal that ends it then
	 */
	@HostAccess.Export
	public SyncResult spawnSync(FsStdio stdio, String file, String[] args, String[] env, String cwd, boolean detached,
			int uid, int gid, String[] kinds, Value input, double timeout, double maxBuffer, int killSignal) {
		this.context.require((guard) -> guard.check(Permission.CHILD_PROCESS, file));
		byte[] given = input.isNull() ? new byte[0] : this.context.bytes(input);
		Path folder = this.context.cwd().resolve(cwd);
		SyncChild child = new SyncChild(this.context, stdio.descriptors(), kinds, given, (long) timeout,
				(maxBuffer < 0) ? Long.MAX_VALUE : (long) maxBuffer, killSignal);
		return child.run((fds) -> ProcessSpawner
			.spawn(new SpawnRequest(file, List.of(args), List.of(env), folder, detached, uid, gid, fds)));
	}

	/**
	 * The channel that this process was given by its parent.
	 */
	@HostAccess.Export
	public IpcHandle ipc(int fd) {
		return new IpcHandle(this.context, fd);
	}

	/**
	 * The handle of a socket whose descriptor came over a channel, or that this process
	 * was started with.
	 * @return a {@link SocketHandle} or {@link ServerHandle}
	 */
	@HostAccess.Export
	public @Nullable Object adopt(int fd) {
		return this.context.run("adopt", null, () -> {
			try {
				return NettyDescriptors.adopt(this.context, fd);
			}
			catch (IOException ex) {
				Posix.close(fd);
				throw new SystemException("EINVAL", "adopt", null, null);
			}
		});
	}

	@HostAccess.Export
	public void closeDescriptor(int fd) {
		Posix.close(fd);
	}

}
