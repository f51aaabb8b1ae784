package dev.jsnode.builtin;

import java.nio.file.Path;
import java.util.List;

/**
 * What process to start.
 *
 * @param file the program: a path, or a name to look for in the child's {@code PATH}
 * @param args its arguments, its own name first
 * @param env its environment, as {@code NAME=value}
 * @param cwd its working directory
 * @param detached whether it leads a session of its own
 * @param uid the user to run as, -1 for the same
 * @param gid the group to run as, -1 for the same
 * @param fds what its descriptors 0, 1, 2 ... are: descriptors of this process, or -1 for
 * none ({@code /dev/null} for the first three)
 */
record SpawnRequest(String file, List<String> args, List<String> env, Path cwd, boolean detached, int uid, int gid,
		int[] fds) {

	SpawnRequest withCommand(String newFile, List<String> newArgs) {
		return new SpawnRequest(newFile, newArgs, this.env, this.cwd, this.detached, this.uid, this.gid, this.fds);
	}

}
