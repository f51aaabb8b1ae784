package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Permission bits of new files. The umask belongs to the process; a runtime that sets its
 * own must not change it for the whole JVM, so it is applied here.
 */
final class FileModes {

	private static final int SYSTEM_UMASK = systemUmask();

	private static final PosixFilePermission[] BITS = { PosixFilePermission.OTHERS_EXECUTE,
			PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_EXECUTE,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_READ, PosixFilePermission.OWNER_EXECUTE,
			PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_READ };

	private volatile int umask = SYSTEM_UMASK;

	int umask() {
		return this.umask;
	}

	void umask(int umask) {
		this.umask = umask & 0777;
	}

	/**
	 * The permissions to create a file with.
	 */
	FileAttribute<Set<PosixFilePermission>> attribute(int mode) {
		int allowed = mode & ~this.umask;
		EnumSet<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
		for (int i = 0; i < BITS.length; i++) {
			if ((allowed & (1 << i)) != 0) {
				permissions.add(BITS[i]);
			}
		}
		return PosixFilePermissions.asFileAttribute(permissions);
	}

	/**
	 * True if what the system made is not all that was asked for: the system's umask is
	 * stricter than ours, or there are bits that Java cannot create with.
	 */
	boolean needsCorrection(int mode) {
		return (mode & 07000) != 0 || (mode & SYSTEM_UMASK & ~this.umask & 0777) != 0;
	}

	void correct(Path path, int mode) throws IOException {
		Files.setAttribute(path, "unix:mode", mode & 07777 & ~this.umask);
	}

	static int read(Path path, LinkOption... options) throws IOException {
		return (Integer) Files.getAttribute(path, "unix:mode", options);
	}

	private static int systemUmask() {
		try {
			for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
				if (line.startsWith("Umask:")) {
					return Integer.parseInt(line.substring(6).trim(), 8);
				}
			}
		}
		catch (IOException | RuntimeException ex) {
			// no /proc: the usual value
		}
		return 022;
	}

}
