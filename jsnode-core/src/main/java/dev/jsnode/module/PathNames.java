package dev.jsnode.module;

import java.util.ArrayDeque;
import java.util.Deque;

/** Arithmetic on absolute paths without asking any file system. */
public final class PathNames {

	private PathNames() {
	}

	/** Like Node's {@code path.resolve(base, path)}, for an absolute base or path. */
	public static String resolve(String base, String path) {
		String whole = path.startsWith("/") ? path : base + "/" + path;
		Deque<String> segments = new ArrayDeque<>();
		for (String segment : whole.split("/")) {
			if (segment.equals("..")) {
				segments.pollLast();
			}
			else if (!segment.isEmpty() && !segment.equals(".")) {
				segments.addLast(segment);
			}
		}
		return "/" + String.join("/", segments);
	}

}
