package dev.jsnode.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A failed system call. JavaScript sees an error with {@code errno}, {@code code},
 * {@code syscall}, {@code path} and {@code dest}, and with libuv's message.
 */
public class SystemException extends RuntimeException {

	private static final Map<String, String> CODE_BY_REASON = Map.ofEntries(Map.entry("is a directory", "EISDIR"),
			Map.entry("not a directory", "ENOTDIR"), Map.entry("too many levels of symbolic links", "ELOOP"),
			Map.entry("operation not permitted", "EPERM"), Map.entry("permission denied", "EACCES"),
			Map.entry("device or resource busy", "EBUSY"), Map.entry("file exists", "EEXIST"),
			Map.entry("directory not empty", "ENOTEMPTY"), Map.entry("no such file or directory", "ENOENT"),
			Map.entry("file name too long", "ENAMETOOLONG"), Map.entry("invalid argument", "EINVAL"),
			Map.entry("invalid cross-device link", "EXDEV"), Map.entry("no space left on device", "ENOSPC"),
			Map.entry("read-only file system", "EROFS"), Map.entry("too many open files", "EMFILE"),
			Map.entry("bad file descriptor", "EBADF"), Map.entry("text file busy", "ETXTBSY"),
			Map.entry("operation not supported", "ENOTSUP"), Map.entry("input/output error", "EIO"),
			Map.entry("illegal seek", "ESPIPE"), Map.entry("broken pipe", "EPIPE"),
			Map.entry("no such device or address", "ENXIO"), Map.entry("too many links", "EMLINK"),
			Map.entry("file too large", "EFBIG"), Map.entry("function not implemented", "ENOSYS"));

	private final String code;

	private final String syscall;

	private final @Nullable String path;

	private final @Nullable String dest;

	/**
	 * Create an exception.
	 * @param code the error's name, such as {@code ENOENT}
	 * @param syscall the call that failed, such as {@code open}
	 * @param path the path it was called with, if any
	 * @param dest the second path, if any
	 */
	public SystemException(String code, String syscall, @Nullable String path, @Nullable String dest) {
		super(code + " " + syscall);
		this.code = code;
		this.syscall = syscall;
		this.path = path;
		this.dest = dest;
	}

	/**
	 * Translate what Java says of a failed file operation.
	 * @param ex Java's exception
	 * @param syscall the call that failed
	 * @param path the path it was called with, if any
	 * @param dest the second path, if any
	 * @return the exception, with {@code ex} as its cause
	 */
	public static SystemException from(IOException ex, String syscall, @Nullable String path, @Nullable String dest) {
		SystemException translated = new SystemException(code(ex), syscall, path, dest);
		translated.initCause(ex);
		return translated;
	}

	/**
	 * Return the error's name.
	 * @return such as {@code ENOENT}
	 */
	public String code() {
		return this.code;
	}

	/**
	 * Return the call that failed.
	 * @return such as {@code open}
	 */
	public String syscall() {
		return this.syscall;
	}

	/**
	 * Return the path the call was made with.
	 * @return the path, or {@code null}
	 */
	public @Nullable String path() {
		return this.path;
	}

	/**
	 * Return the second path the call was made with.
	 * @return the path, or {@code null}
	 */
	public @Nullable String dest() {
		return this.dest;
	}

	private static String code(IOException ex) {
		if (ex instanceof NoSuchFileException || ex instanceof FileNotFoundException) {
			return "ENOENT";
		}
		if (ex instanceof FileAlreadyExistsException) {
			return "EEXIST";
		}
		if (ex instanceof AccessDeniedException) {
			return "EACCES";
		}
		if (ex instanceof DirectoryNotEmptyException) {
			return "ENOTEMPTY";
		}
		if (ex instanceof NotDirectoryException) {
			return "ENOTDIR";
		}
		if (ex instanceof NotLinkException) {
			return "EINVAL";
		}
		if (ex instanceof FileSystemLoopException) {
			return "ELOOP";
		}
		String reason = (ex instanceof FileSystemException fse) ? fse.getReason() : ex.getMessage();
		return codeOfReason(reason);
	}

	private static String codeOfReason(@Nullable String reason) {
		if (reason == null) {
			return "EIO";
		}
		String text = reason.toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> entry : CODE_BY_REASON.entrySet()) {
			if (text.contains(entry.getKey())) {
				return entry.getValue();
			}
		}
		return "EIO";
	}

}
