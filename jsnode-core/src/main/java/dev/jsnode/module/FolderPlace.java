package dev.jsnode.module;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** Exploded classes: read live, so that a rebuild in the IDE shows. */
final class FolderPlace implements Place {

	private final DiskFiles files = new DiskFiles();

	private final Path folder;

	FolderPlace(Path folder) {
		this.folder = folder;
	}

	@Override
	public ModuleFiles.Kind kind(String name) {
		return this.files.kind(path(name));
	}

	@Override
	public byte[] read(String name) throws IOException {
		return this.files.read(path(name));
	}

	@Override
	public long size(String name) throws IOException {
		return this.files.size(path(name));
	}

	@Override
	public long stamp(String name) throws IOException {
		return this.files.stamp(path(name));
	}

	@Override
	public Collection<String> list(String name) throws IOException {
		return this.files.list(path(name));
	}

	private String path(String name) {
		return this.folder.resolve(name).toString();
	}

}
