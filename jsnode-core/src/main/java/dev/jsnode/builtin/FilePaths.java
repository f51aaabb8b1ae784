package dev.jsnode.builtin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Turns the names that JavaScript gives into paths, and back. Java knows no working
 * directory but its own, so relative names are resolved here. A Unix name is bytes: one
 * that is no UTF-8 text crosses the border as NUL (which no name contains) and its bytes
 * as Latin-1. Java decodes names by the locale; where that is not UTF-8, or the bytes are
 * no text, the way through {@code file:} URIs keeps them.
 */
final class FilePaths {

	private static final char RAW = '\0';

	private static final boolean UTF8_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
		.equals(StandardCharsets.UTF_8);

	private final Supplier<String> workingDirectory;

	private final MountedPaths mounts;

	FilePaths(Supplier<String> workingDirectory, MountedPaths mounts) {
		this.workingDirectory = workingDirectory;
		this.mounts = mounts;
	}

	/**
	 * The absolute path of this name. Nothing is normalised ({@code a/../b} needs a), but
	 * Java drops slashes at the end. The class path is not on disk: calls that can read
	 * it ask {@link MountedPaths} first, all others want to change something.
	 */
	Path resolve(String name) throws IOException {
		if (name.isEmpty()) {
			throw CodedIoException.of("ENOENT");
		}
		if (this.mounts.find(name) != null) {
			throw CodedIoException.of("EROFS");
		}
		return absolute(name);
	}

	/**
	 * Like {@link #resolve}, for calls that follow a link: "name/" must be a directory.
	 */
	Path following(String name) throws IOException {
		if (name.length() > 1 && name.charAt(name.length() - 1) == '/') {
			return resolve(name + '.');
		}
		return resolve(name);
	}

	/**
	 * What a link points to, which may stay relative.
	 */
	Path target(String name) throws IOException {
		if (name.isEmpty()) {
			throw CodedIoException.of("ENOENT");
		}
		if (name.charAt(0) == '/') {
			return absolute(name);
		}
		if (isPlain(name)) {
			return Path.of(name);
		}
		return Path.of("/").relativize(fromBytes(rawBytes("/" + name)));
	}

	private Path absolute(String name) throws IOException {
		boolean raw = name.charAt(0) == RAW;
		boolean rooted = name.charAt(raw ? 1 : 0) == '/';
		if (raw) {
			byte[] bytes = rawBytes(name);
			return fromBytes(rooted ? bytes : concat(rawBytes(this.workingDirectory.get() + "/"), bytes));
		}
		String full = rooted ? name : this.workingDirectory.get() + "/" + name;
		if (isPlain(full)) {
			try {
				return Path.of(full);
			}
			catch (InvalidPathException ex) {
				return fromBytes(rawBytes(full));
			}
		}
		return fromBytes(rawBytes(full));
	}

	private static boolean isPlain(String name) {
		return UTF8_NAMES && name.charAt(0) != RAW || name.chars().allMatch((c) -> c != RAW && c < 128);
	}

	private static byte[] rawBytes(String name) {
		if (name.charAt(0) == RAW) {
			return name.substring(1).getBytes(StandardCharsets.ISO_8859_1);
		}
		return wellFormed(name).getBytes(StandardCharsets.UTF_8);
	}

	/** As JavaScript's encoder: a lone surrogate becomes U+FFFD. */
	private static String wellFormed(String name) {
		StringBuilder result = new StringBuilder(name);
		for (int i = 0; i < result.length(); i++) {
			char c = result.charAt(i);
			if (!Character.isSurrogate(c)) {
				continue;
			}
			if (Character.isHighSurrogate(c) && i + 1 < result.length()
					&& Character.isLowSurrogate(result.charAt(i + 1))) {
				i++;
				continue;
			}
			result.setCharAt(i, '\uFFFD');
		}
		return result.toString();
	}

	private static Path fromBytes(byte[] bytes) throws IOException {
		StringBuilder uri = new StringBuilder(bytes.length * 3 + 7).append("file://");
		for (byte value : bytes) {
			if (value == 0) {
				throw CodedIoException.of("EINVAL");
			}
			if (value == '/') {
				uri.append('/');
			}
			else {
				uri.append('%').append(hex(value >> 4)).append(hex(value));
			}
		}
		int end = uri.length();
		while (end > 8 && uri.charAt(end - 1) == '/') {
			end--;
		}
		return Path.of(URI.create(uri.substring(0, end)));
	}

	private static char hex(int value) {
		return Character.toUpperCase(Character.forDigit(value & 15, 16));
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] result = java.util.Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, result, first.length, second.length);
		return result;
	}

	/**
	 * The name as it is shown in messages.
	 */
	static String display(String name) {
		if (!name.isEmpty() && name.charAt(0) == RAW) {
			return new String(rawBytes(name), StandardCharsets.UTF_8);
		}
		return name;
	}

	/**
	 * The whole path for JavaScript.
	 */
	static String name(Path path) {
		String text = path.toString();
		if (UTF8_NAMES && text.indexOf('\uFFFD') < 0) {
			return text;
		}
		return decode(path, text);
	}

	/**
	 * The last element of a path for JavaScript.
	 */
	static String lastName(Path path) {
		Path last = path.getFileName();
		String text = (last != null) ? last.toString() : path.toString();
		if (UTF8_NAMES && text.indexOf('\uFFFD') < 0) {
			return text;
		}
		String whole = decode(path, text);
		int slash = whole.lastIndexOf('/');
		if (slash < 0) {
			return whole;
		}
		return (whole.charAt(0) == RAW) ? RAW + whole.substring(slash + 1) : whole.substring(slash + 1);
	}

	private static String decode(Path path, String text) {
		if (text.chars().allMatch((c) -> c < 128)) {
			return text;
		}
		boolean relative = !path.isAbsolute();
		String uri = (relative ? Path.of("/").resolve(path) : path).toUri().getRawPath();
		byte[] bytes = unescape(uri, relative ? 1 : 0);
		int length = bytes.length;
		if (length > 1 && bytes[length - 1] == '/') {
			length--;
		}
		String decoded = new String(bytes, 0, length, StandardCharsets.UTF_8);
		if (decoded.indexOf('\uFFFD') < 0) {
			return decoded;
		}
		return RAW + new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
	}

	private static byte[] unescape(String uri, int start) {
		byte[] bytes = new byte[uri.length()];
		int length = 0;
		for (int i = start; i < uri.length(); i++) {
			char c = uri.charAt(i);
			if (c == '%') {
				bytes[length++] = (byte) Integer.parseInt(uri.substring(i + 1, i + 3), 16);
				i += 2;
			}
			else {
				bytes[length++] = (byte) c;
			}
		}
		return java.util.Arrays.copyOf(bytes, length);
	}

}
