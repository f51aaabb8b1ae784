package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Asks the system's {@code stat} command (GNU coreutils, busybox) about a file system.
 */
final class FileSystemStatus {

	private static final int SECONDS = 10;

	private FileSystemStatus() {
	}

	static String read(Path path) throws IOException {
		Process process;
		try {
			process = new ProcessBuilder("stat", "-f", "-c", "%t %s %S %b %f %a %c %d", "--", path.toString())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw CodedIoException.of("ENOSYS");
		}
		process.getOutputStream().close();
		String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
		if (exitCode(process) != 0 || line.isEmpty()) {
			throw CodedIoException.of("ENOSYS");
		}
		return line;
	}

	private static int exitCode(Process process) throws IOException {
		try {
			if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				return process.exitValue();
			}
			process.destroyForcibly();
			return -1;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw CodedIoException.of("EINTR");
		}
	}

}
