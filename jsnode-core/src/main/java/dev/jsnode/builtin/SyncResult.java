package dev.jsnode.builtin;

import java.util.List;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * How a child ended that was waited for.
 */
public final class SyncResult {

	private final BindingContext context;

	private final int pid;

	private final int error;

	private final int status;

	private final List<byte @Nullable []> outputs;

	SyncResult(BindingContext context, int pid, int error, int status, List<byte @Nullable []> outputs) {
		this.context = context;
		this.pid = pid;
		this.error = error;
		this.status = status;
		this.outputs = outputs;
	}

	@HostAccess.Export
	public int pid() {
		return this.pid;
	}

	/**
	 * The negative number of an error, or 0.
	 */
	@HostAccess.Export
	public int error() {
		return this.error;
	}

	@HostAccess.Export
	public int exitCode() {
		return ChildWaiter.exitCode(this.status);
	}

	@HostAccess.Export
	public int signal() {
		return ChildWaiter.signal(this.status);
	}

	/**
	 * What was read from a pipe, {@code null} where the descriptor was none.
	 */
	@HostAccess.Export
	public @Nullable Value output(int fd) {
		byte[] bytes = this.outputs.get(fd);
		return (bytes != null) ? this.context.arrayBuffer(bytes) : null;
	}

}
