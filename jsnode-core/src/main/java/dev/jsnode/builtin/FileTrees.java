package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

import dev.jsnode.engine.SystemException;

/**
 * Removes whole trees. What vanishes meanwhile does not matter; an error names the file
 * that could not be removed.
 */
final class FileTrees {

	private FileTrees() {
	}

	static void remove(Path path, String shown) throws IOException {
		if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
			delete(path, shown, "unlink");
			return;
		}
		removeContent(path, shown);
		delete(path, shown, "rmdir");
	}

	private static void removeContent(Path path, String shown) throws IOException {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
			for (Path entry : entries) {
				String shownEntry = (shown.endsWith("/") ? shown : shown + "/") + entry.getFileName();
				try {
					remove(entry, shownEntry);
				}
				catch (NoSuchFileException ex) {
					// somebody else removed it
				}
			}
		}
		catch (DirectoryIteratorException ex) {
			throw failure(Objects.requireNonNull(ex.getCause()), "scandir", shown);
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw failure(ex, "scandir", shown);
		}
	}

	private static void delete(Path path, String shown, String syscall) throws IOException {
		try {
			Files.delete(path);
		}
		catch (NoSuchFileException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw failure(ex, syscall, shown);
		}
	}

	private static SystemException failure(IOException ex, String syscall, String shown) {
		return new SystemException(FileErrors.code(ex), syscall, shown, null);
	}

}
