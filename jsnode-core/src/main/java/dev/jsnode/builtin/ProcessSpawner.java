package dev.jsnode.builtin;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Starts processes: all of them, so that this is the place where one can be refused.
 * Called from any thread.
 */
final class ProcessSpawner {

	private static final short SETSIGDEF = 0x04;

	private static final short SETSIGMASK = 0x08;

	private static final short SETSID = 0x80;

	private static final int EPERM = 1;

	private static final int ENOENT = 2;

	private static final int ENOEXEC = 8;

	private static final int EACCES = 13;

	private static final int ENOTDIR = 20;

	private static final int ENOTSUP = 95;

	private static final int O_RDWR = 2;

	private static final String DEFAULT_PATH = "/usr/local/bin:/bin:/usr/bin";

	private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

	private ProcessSpawner() {
	}

	/**
	 * Start a process.
	 * @param request what to start
	 * @return its id, or the negative number of the error
	 */
	static int spawn(SpawnRequest request) {
		SpawnRequest actual = request;
		if (changesUser(request)) {
			if (Posix.geteuid() != 0) {
				return -EPERM;
			}
			if (!Files.isExecutable(SETPRIV)) {
				return -ENOTSUP;
			}
			actual = asUser(request);
		}
		return actual.file().contains("/") ? start(actual, actual.file()) : search(actual);
	}

	private static boolean changesUser(SpawnRequest request) {
		return (request.uid() >= 0 && request.uid() != Posix.geteuid())
				|| (request.gid() >= 0 && request.gid() != Posix.getegid());
	}

	private static SpawnRequest asUser(SpawnRequest request) {
		List<String> args = new ArrayList<>(List.of("setpriv", "--clear-groups"));
		if (request.uid() >= 0) {
			args.add("--reuid=" + request.uid());
		}
		if (request.gid() >= 0) {
			args.add("--regid=" + request.gid());
		}
		args.add("--");
		args.add(request.file());
		args.addAll(request.args().subList(Math.min(1, request.args().size()), request.args().size()));
		return request.withCommand(SETPRIV.toString(), args);
	}

	/**
	 * As execvp(3): the folders of PATH in turn.
	 */
	private static int search(SpawnRequest request) {
		int error = -ENOENT;
		if (request.file().isEmpty()) {
			return error;
		}
		for (String folder : searchPath(request).split(":", -1)) {
			Path candidate = request.cwd().resolve(folder).resolve(request.file());
			if (!Files.exists(candidate, LinkOption.NOFOLLOW_LINKS)) {
				continue;
			}
			int result = Files.isDirectory(candidate) ? -EACCES : start(request, candidate.toString());
			if (result != -EACCES && result != -ENOENT && result != -ENOTDIR) {
				return result;
			}
			error = (result == -EACCES) ? result : error;
		}
		// A folder that is not there is an error of its own.
		return (error == -ENOENT && !Files.isDirectory(request.cwd())) ? -ENOENT : error;
	}

	private static String searchPath(SpawnRequest request) {
		for (String pair : request.env()) {
			if (pair.startsWith("PATH=")) {
				return pair.substring(5);
			}
		}
		return DEFAULT_PATH;
	}

	private static int start(SpawnRequest request, String path) {
		int result = posixSpawn(request, path);
		if (result != -ENOEXEC) {
			return result;
		}
		List<String> args = new ArrayList<>(List.of("sh", path));
		args.addAll(request.args().subList(Math.min(1, request.args().size()), request.args().size()));
		return posixSpawn(request.withCommand("/bin/sh", args), "/bin/sh");
	}

	private static int posixSpawn(SpawnRequest request, String path) {
		List<Integer> copies = new ArrayList<>();
		try (Memory actions = Posix.zeros(256); Memory attributes = Posix.zeros(1024)) {
			Posix.posix_spawn_file_actions_init(actions);
			Posix.posix_spawnattr_init(attributes);
			fill(actions, request, copies);
			fill(attributes, request.detached());
			int[] pid = new int[1];
			int error;
			try (NativeStrings args = NativeStrings.of(request.args());
					NativeStrings env = NativeStrings.of(request.env())) {
				error = Posix.posix_spawn(pid, zeroEnded(path), actions, attributes, args.pointer(), env.pointer());
			}
			Posix.posix_spawn_file_actions_destroy(actions);
			Posix.posix_spawnattr_destroy(attributes);
			return (error != 0) ? -error : pid[0];
		}
		finally {
			copies.forEach(Posix::close);
		}
	}

	/**
	 * The child's descriptors. Sources among the targets' numbers are copied out of the
	 * way first.
	 */
	private static void fill(Pointer actions, SpawnRequest request, List<Integer> copies) {
		Posix.posix_spawn_file_actions_addchdir_np(actions, zeroEnded(request.cwd().toString()));
		int[] fds = request.fds();
		int[] sources = fds.clone();
		for (int i = 0; i < fds.length; i++) {
			if (fds[i] >= 0 && fds[i] < fds.length && fds[i] != i) {
				sources[i] = Posix.copy(fds[i], fds.length);
				copies.add(sources[i]);
			}
		}
		for (int i = 0; i < fds.length; i++) {
			if (sources[i] >= 0) {
				Posix.posix_spawn_file_actions_adddup2(actions, sources[i], i);
			}
			else if (i <= 2) {
				Posix.posix_spawn_file_actions_addopen(actions, i, zeroEnded("/dev/null"), O_RDWR, 0);
			}
			else {
				Posix.posix_spawn_file_actions_addclose(actions, i);
			}
		}
		Posix.closeFrom(actions, fds.length);
	}

	/**
	 * No signal is blocked or ignored in the child, whatever the JVM does with it.
	 */
	private static void fill(Pointer attributes, boolean detached) {
		try (Memory none = Posix.zeros(128); Memory all = new Memory(128)) {
			all.setMemory(0, 128, (byte) 0xff);
			Posix.posix_spawnattr_setsigmask(attributes, none);
			Posix.posix_spawnattr_setsigdefault(attributes, all);
		}
		int flags = SETSIGDEF | SETSIGMASK | (detached ? SETSID : 0);
		Posix.posix_spawnattr_setflags(attributes, (short) flags);
	}

	static byte[] zeroEnded(String text) {
		return (text + '\0').getBytes(StandardCharsets.UTF_8);
	}

}
