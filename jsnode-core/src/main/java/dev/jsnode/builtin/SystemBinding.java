package dev.jsnode.builtin;

import java.io.File;
import java.util.List;

import org.graalvm.polyglot.HostAccess;

/**
 * What a process may change of itself as a whole: user, groups, priority, program. Only
 * for a runtime that is the process; {@link #owned()} tells. Functions return 0, or the
 * negative number of an error.
 */
public final class SystemBinding {

	private static final int ENOSYS = 38;

	private static final int PRIO_PROCESS = 0;

	private final BindingContext context;

	SystemBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Whether the process is this runtime's, and the system's calls are known.
	 */
	@HostAccess.Export
	public boolean owned() {
		return OwnProcess.isTaken() && Posix.available();
	}

	@HostAccess.Export
	public int setuid(int id) {
		return result(Posix.setuid(id));
	}

	@HostAccess.Export
	public int seteuid(int id) {
		return result(Posix.seteuid(id));
	}

	@HostAccess.Export
	public int setgid(int id) {
		return result(Posix.setgid(id));
	}

	@HostAccess.Export
	public int setegid(int id) {
		return result(Posix.setegid(id));
	}

	@HostAccess.Export
	public int setgroups(int[] ids) {
		return result(Posix.setgroups(ids.length, ids));
	}

	/**
	 * Set a process's nice value. The system keeps one for each thread: of this process
	 * all get it.
	 */
	@HostAccess.Export
	public int setPriority(int pid, int priority) {
		if (!Posix.available()) {
			return -ENOSYS;
		}
		if (pid != 0 && pid != ProcessHandle.current().pid()) {
			return result(Posix.setpriority(PRIO_PROCESS, pid, priority));
		}
		int outcome = result(Posix.setpriority(PRIO_PROCESS, (int) ProcessHandle.current().pid(), priority));
		String[] threads = new File("/proc/self/task").list();
		for (String thread : (outcome == 0 && threads != null) ? threads : new String[0]) {
			Posix.setpriority(PRIO_PROCESS, Integer.parseInt(thread), priority);
		}
		return outcome;
	}

	/**
	 * Become another program. Returns only where that failed.
	 */
	@HostAccess.Export
	public int execve(String path, String[] args, String[] env) {
		Posix.chdir(ProcessSpawner.zeroEnded(this.context.cwd().toString()));
		try (NativeStrings argv = NativeStrings.of(List.of(args));
				NativeStrings envp = NativeStrings.of(List.of(env))) {
			return result(Posix.execve(ProcessSpawner.zeroEnded(path), argv.pointer(), envp.pointer()));
		}
	}

	private static int result(int returned) {
		return (returned == 0) ? 0 : -Posix.errno();
	}

}
