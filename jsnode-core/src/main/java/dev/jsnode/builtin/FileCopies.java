package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Copies files with their permissions, under the modes of {@code fs.copyFile}.
 */
final class FileCopies {

	private static final int COPYFILE_EXCL = 1;

	private static final int COPYFILE_FICLONE_FORCE = 4;

	private FileCopies() {
	}

	static void copy(Path source, Path target, int mode) throws IOException {
		requireSupported(mode);
		try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
			if (Files.isDirectory(source)) {
				throw CodedIoException.of("EISDIR");
			}
			int permissions = FileModes.read(source);
			if ((mode & COPYFILE_EXCL) == 0 && Files.exists(target) && Files.isSameFile(source, target)) {
				return;
			}
			try (FileChannel out = open(target, mode)) {
				transfer(in, out);
				Files.setAttribute(target, "unix:mode", permissions & 07777);
			}
		}
	}

	static void copy(MountedPath source, Path target, int mode) throws IOException {
		requireSupported(mode);
		ByteBuffer content = ByteBuffer.wrap(source.read());
		try (FileChannel out = open(target, mode)) {
			while (content.hasRemaining()) {
				out.write(content);
			}
			Files.setAttribute(target, "unix:mode", MountedPath.FILE_PERMISSIONS);
		}
	}

	private static void requireSupported(int mode) throws IOException {
		if ((mode & COPYFILE_FICLONE_FORCE) != 0) {
			// no way to ask the file system to share blocks
			throw CodedIoException.of("ENOTSUP");
		}
	}

	private static FileChannel open(Path target, int mode) throws IOException {
		return FileChannel.open(target, ((mode & COPYFILE_EXCL) != 0)
				? Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)
				: Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING));
	}

	private static void transfer(FileChannel in, FileChannel out) throws IOException {
		long position = 0;
		while (true) {
			long count = in.transferTo(position, 1 << 30, out);
			if (count <= 0) {
				return;
			}
			position += count;
		}
	}

}
