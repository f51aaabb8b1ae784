package dev.jsnode.builtin;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

import dev.jsnode.engine.SystemException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the system's error code behind a Java exception: by its type where Java has one,
 * else by the text of {@code strerror} that Java passes on.
 */
final class FileErrors {

	private static final Map<String, String> CODES = Map.ofEntries(Map.entry("Argument list too long", "E2BIG"),
			Map.entry("Bad address", "EFAULT"), Map.entry("Bad file descriptor", "EBADF"),
			Map.entry("Broken pipe", "EPIPE"), Map.entry("Cannot allocate memory", "ENOMEM"),
			Map.entry("Connection reset by peer", "ECONNRESET"), Map.entry("Cross-device link", "EXDEV"),
			Map.entry("Device or resource busy", "EBUSY"), Map.entry("Directory not empty", "ENOTEMPTY"),
			Map.entry("Disk quota exceeded", "EDQUOT"), Map.entry("File exists", "EEXIST"),
			Map.entry("File name too long", "ENAMETOOLONG"), Map.entry("File too large", "EFBIG"),
			Map.entry("Function not implemented", "ENOSYS"), Map.entry("Illegal seek", "ESPIPE"),
			Map.entry("Inappropriate ioctl for device", "ENOTTY"), Map.entry("Input/output error", "EIO"),
			Map.entry("Interrupted system call", "EINTR"), Map.entry("Invalid argument", "EINVAL"),
			Map.entry("Invalid cross-device link", "EXDEV"), Map.entry("Is a directory", "EISDIR"),
			Map.entry("No space left on device", "ENOSPC"), Map.entry("No such device", "ENODEV"),
			Map.entry("No such device or address", "ENXIO"), Map.entry("No such file or directory", "ENOENT"),
			Map.entry("No such process", "ESRCH"), Map.entry("Not a directory", "ENOTDIR"),
			Map.entry("Numerical result out of range", "ERANGE"), Map.entry("Operation not permitted", "EPERM"),
			Map.entry("Operation not supported", "ENOTSUP"), Map.entry("Permission denied", "EACCES"),
			Map.entry("Read-only file system", "EROFS"), Map.entry("Resource busy", "EBUSY"),
			Map.entry("Resource temporarily unavailable", "EAGAIN"), Map.entry("Stale file handle", "ESTALE"),
			Map.entry("Text file busy", "ETXTBSY"), Map.entry("Too many levels of symbolic links", "ELOOP"),
			Map.entry("Too many links", "EMLINK"), Map.entry("Too many open files", "EMFILE"),
			Map.entry("Too many open files in system", "ENFILE"),
			Map.entry("Value too large for defined data type", "EOVERFLOW"));

	private FileErrors() {
	}

	/**
	 * Runs the work; what it throws becomes the error of this system call.
	 */
	static <T extends @Nullable Object> T call(String syscall, @Nullable String path, @Nullable String dest,
			IoCall<T> work) {
		try {
			return work.call();
		}
		catch (CodedIoException ex) {
			throw new SystemException(ex.code(), (ex.syscall() != null) ? ex.syscall() : syscall,
					ex.pathless() ? null : path, ex.pathless() ? null : dest);
		}
		catch (IOException ex) {
			throw new SystemException(code(ex), syscall, path, dest);
		}
		catch (NonReadableChannelException | NonWritableChannelException ex) {
			throw new SystemException("EBADF", syscall, path, dest);
		}
		catch (SecurityException ex) {
			throw new SystemException("EACCES", syscall, path, dest);
		}
	}

	static String code(IOException ex) {
		if (ex instanceof CodedIoException coded) {
			return coded.code();
		}
		if (ex instanceof NoSuchFileException missing) {
			return isBelowFile(missing.getFile()) ? "ENOTDIR" : "ENOENT";
		}
		if (ex instanceof AccessDeniedException) {
			return "EACCES";
		}
		if (ex instanceof FileAlreadyExistsException) {
			return "EEXIST";
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
		if (ex instanceof AtomicMoveNotSupportedException) {
			return "EXDEV";
		}
		if (ex instanceof ClosedChannelException) {
			return "EBADF";
		}
		return byText(text(ex));
	}

	/**
	 * Java calls both "no such file": the name is missing, or its parent is no directory.
	 */
	private static boolean isBelowFile(@Nullable String name) {
		File file = (name != null && name.startsWith("/")) ? new File(name) : null;
		if (file != null && name != null && name.endsWith("/.")) {
			return new File(name.substring(0, name.length() - 2)).isFile();
		}
		File parent = (file != null) ? file.getParentFile() : null;
		while (parent != null && !parent.exists()) {
			parent = parent.getParentFile();
		}
		return parent != null && !parent.isDirectory();
	}

	private static @Nullable String text(IOException ex) {
		String reason = (ex instanceof FileSystemException fileException) ? fileException.getReason() : null;
		if (reason != null) {
			return reason;
		}
		String message = ex.getMessage();
		if (message != null && ex instanceof FileNotFoundException) {
			int open = message.lastIndexOf(" (");
			return (open >= 0) ? message.substring(open + 2, message.length() - 1) : "No such file or directory";
		}
		return message;
	}

	private static String byText(@Nullable String text) {
		if (text == null) {
			return "EIO";
		}
		String code = CODES.get(text);
		if (code != null) {
			return code;
		}
		// "Too many levels of symbolic links (NOFOLLOW_LINKS specified)"
		for (Map.Entry<String, String> entry : CODES.entrySet()) {
			if (text.startsWith(entry.getKey() + " ") || text.endsWith(": " + entry.getKey())) {
				return entry.getValue();
			}
		}
		return "EIO";
	}

}
