package dev.jsnode.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What the system knows of a terminal. Java has no ioctl: the size and the raw mode go
 * through the {@code stty} command, which works on any system that has terminals.
 */
final class Terminal {

	private static final int SECONDS = 5;

	private static final int TYPE = 0170000;

	private static final int CHARACTER_DEVICE = 0020000;

	private final Path device;

	private Terminal(Path device) {
		this.device = device;
	}

	/**
	 * The terminal behind a descriptor, null where it is something else.
	 */
	static @Nullable Terminal of(Path descriptor) {
		try {
			if ((FileModes.read(descriptor) & TYPE) != CHARACTER_DEVICE) {
				return null;
			}
			Path device = descriptor.toRealPath();
			String name = device.toString();
			boolean terminal = name.startsWith("/dev/pts/") || name.startsWith("/dev/tty")
					|| name.equals("/dev/console");
			return terminal ? new Terminal(device) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Columns and rows, null where the terminal does not tell.
	 */
	int @Nullable [] size() {
		String text = stty("size");
		if (text == null) {
			return null;
		}
		String[] parts = text.trim().split(" ");
		return (parts.length == 2) ? new int[] { Integer.parseInt(parts[1]), Integer.parseInt(parts[0]) } : null;
	}

	boolean raw(boolean on) {
		return (on ? stty("raw", "-echo") : stty("sane")) != null;
	}

	private @Nullable String stty(String... arguments) {
		String[] command = new String[arguments.length + 1];
		command[0] = "stty";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		try {
			Process process = new ProcessBuilder(command).redirectInput(this.device.toFile())
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start();
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			return (process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) ? output : null;
		}
		catch (IOException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

}
