package dev.jsnode.module;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/** Several {@link ModuleFiles}, each below a mount point; the disk is everywhere else. */
public final class MountedFiles implements ModuleFiles {

	private final ModuleFiles disk = new DiskFiles();

	/** Read by the threads that read files, too. */
	private final Map<String, ModuleFiles> mounts = new ConcurrentSkipListMap<>();

	private volatile @Nullable FileObservations observations;

	/**
	 * Mounts files.
	 * @param mountPoint an absolute path without a slash at its end
	 * @param files what is found at and below it
	 */
	public void mount(String mountPoint, ModuleFiles files) {
		this.mounts.put(mountPoint, files);
	}

	/** Whether the path lies in a mount and so is not on disk. */
	public boolean isMounted(String path) {
		return at(path) != this.disk;
	}

	/** Remembers what is seen of files from now on. */
	public void observe() {
		this.observations = new FileObservations();
	}

	/**
	 * Whether all that was seen would be seen again; nothing is remembered from now on.
	 */
	public boolean areAsObserved() {
		FileObservations seen = this.observations;
		this.observations = null;
		return seen == null || seen.holdFor(this);
	}

	@Override
	public Kind kind(String path) {
		Kind kind = at(path).kind(path);
		FileObservations seen = this.observations;
		if (seen != null) {
			seen.kind(path, kind);
		}
		return kind;
	}

	@Override
	public byte[] read(String path) throws IOException {
		FileObservations seen = this.observations;
		if (seen != null) {
			// Before it is read: a change in between then shows.
			seen.read(path, this);
		}
		return at(path).read(path);
	}

	@Override
	public long stamp(String path) throws IOException {
		return at(path).stamp(path);
	}

	@Override
	public long size(String path) throws IOException {
		return at(path).size(path);
	}

	@Override
	public String realPath(String path) {
		String real = at(path).realPath(path);
		FileObservations seen = this.observations;
		if (seen != null) {
			seen.realPath(path, real);
		}
		return real;
	}

	@Override
	public List<String> list(String directory) throws IOException {
		return at(directory).list(directory);
	}

	private ModuleFiles at(String path) {
		for (Map.Entry<String, ModuleFiles> mount : this.mounts.entrySet()) {
			String point = mount.getKey();
			if (path.startsWith(point) && (path.length() == point.length() || path.charAt(point.length()) == '/')) {
				return mount.getValue();
			}
		}
		return this.disk;
	}

}
