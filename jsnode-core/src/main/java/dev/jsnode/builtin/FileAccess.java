package dev.jsnode.builtin;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a system call does with the paths it names: the table behind the permissions of
 * {@code fs}. Opening a file is not in it, since that depends on flags.
 *
 * @param reads whether the first path is read
 * @param writes whether the first path is changed
 * @param writesDest whether the second path is changed
 * @param follows whether a symbolic link at a path's end is followed
 * @param atOnce whether a refusal is thrown even where there is a callback
 */
record FileAccess(boolean reads, boolean writes, boolean writesDest, boolean follows, boolean atOnce) {

	private static final FileAccess READ = new FileAccess(true, false, false, true, false);

	private static final FileAccess READ_LINK = new FileAccess(true, false, false, false, false);

	private static final FileAccess WRITE = new FileAccess(false, true, false, true, false);

	private static final FileAccess WRITE_AT_ONCE = new FileAccess(false, true, false, true, true);

	private static final FileAccess WRITE_LINK = new FileAccess(false, true, false, false, false);

	private static final FileAccess MOVE = new FileAccess(true, true, true, false, false);

	private static final Map<String, FileAccess> BY_SYSCALL = Map.ofEntries(Map.entry("access", READ),
			Map.entry("chmod", WRITE_AT_ONCE), Map.entry("chown", WRITE),
			Map.entry("copyfile", new FileAccess(true, false, true, true, false)), Map.entry("lchown", WRITE_LINK),
			Map.entry("link", MOVE), Map.entry("lstat", READ_LINK),
			Map.entry("lutime", new FileAccess(false, true, false, false, true)), Map.entry("mkdir", WRITE_AT_ONCE),
			Map.entry("mkdtemp", WRITE), Map.entry("opendir", READ), Map.entry("readlink", READ_LINK),
			Map.entry("realpath", READ), Map.entry("rename", MOVE),
			Map.entry("rm", new FileAccess(true, true, false, false, false)), Map.entry("rmdir", WRITE_LINK),
			Map.entry("scandir", READ), Map.entry("stat", READ), Map.entry("statfs", READ),
			Map.entry("unlink", WRITE_LINK), Map.entry("utime", WRITE_AT_ONCE), Map.entry("watch", READ));

	static @Nullable FileAccess of(String syscall) {
		return BY_SYSCALL.get(syscall);
	}

}
