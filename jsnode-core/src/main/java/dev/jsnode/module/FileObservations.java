package dev.jsnode.module;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was seen of files, so that it can be told whether it would be seen again.
 * Thread-safe.
 */
final class FileObservations {

	private static final long UNREADABLE = -1;

	private final Map<String, ModuleFiles.Kind> kinds = new ConcurrentHashMap<>();

	private final Map<String, Long> stamps = new ConcurrentHashMap<>();

	private final Map<String, String> realPaths = new ConcurrentHashMap<>();

	void kind(String path, ModuleFiles.Kind kind) {
		this.kinds.put(path, kind);
	}

	void read(String path, ModuleFiles files) {
		this.stamps.put(path, stamp(path, files));
	}

	void realPath(String path, String realPath) {
		this.realPaths.put(path, realPath);
	}

	boolean holdFor(ModuleFiles files) {
		return this.kinds.entrySet().stream().allMatch((seen) -> files.kind(seen.getKey()) == seen.getValue())
				&& this.stamps.entrySet().stream().allMatch((seen) -> stamp(seen.getKey(), files) == seen.getValue())
				&& this.realPaths.entrySet()
					.stream()
					.allMatch((seen) -> files.realPath(seen.getKey()).equals(seen.getValue()));
	}

	private static long stamp(String path, ModuleFiles files) {
		try {
			return files.stamp(path);
		}
		catch (IOException ex) {
			return UNREADABLE;
		}
	}

}
