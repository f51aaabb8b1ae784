package dev.jsnode.builtin;

import java.io.File;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The system calls that Java lacks and processes need. Linux with 64 bits: layouts and
 * constants are its. Loaded when the first process is started or the first signal sent.
 * Functions return what the system returns, and {@link #errno()} after a {@code -1}.
 */
final class Posix {

	static final int EAGAIN = 11;

	static final int EINTR = 4;

	static final int F_DUPFD_CLOEXEC = 1030;

	static final int MSG_DONTWAIT = 0x40;

	static final int MSG_NOSIGNAL = 0x4000;

	static final int MSG_CMSG_CLOEXEC = 0x40000000;

	static final int SHUT_RDWR = 2;

	private static final int F_SETFD = 2;

	private static final int FD_CLOEXEC = 1;

	private static final int F_GETFL = 3;

	private static final int F_SETFL = 4;

	private static final int O_NONBLOCK = 04000;

	private static final int AF_UNIX = 1;

	private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;

	private static final boolean AVAILABLE = register();

	private static final @Nullable Function CLOSE_FROM = AVAILABLE ? closeFrom() : null;

	private Posix() {
	}

	/**
	 * Whether the system is one whose calls are known here.
	 */
	static boolean available() {
		return AVAILABLE;
	}

	static int errno() {
		return Native.getLastError();
	}

	/**
	 * Two connected sockets, which no child inherits unless it is given them.
	 * @return the two descriptors, or {@code null}
	 */
	static int @Nullable [] socketPair() {
		int[] pair = new int[2];
		return (socketpair(AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair) == 0) ? pair : null;
	}

	/**
	 * A copy of a descriptor, at least of that number, which no child inherits.
	 */
	static int copy(int fd, int atLeast) {
		return fcntl(fd, F_DUPFD_CLOEXEC, atLeast);
	}

	/**
	 * Let reads and writes wait, as programs expect of their standard streams.
	 */
	static void block(int fd) {
		fcntl(fd, F_SETFL, fcntl(fd, F_GETFL, 0) & ~O_NONBLOCK);
	}

	/**
	 * Let a child have no descriptor from a number on, other than those it was given.
	 */
	static void closeFrom(Pointer actions, int fd) {
		if (CLOSE_FROM != null) {
			CLOSE_FROM.invokeInt(new Object[] { actions, fd });
			return;
		}
		String[] open = new File("/proc/self/fd").list();
		for (String each : (open != null) ? open : new String[0]) {
			if (Integer.parseInt(each) >= 3) {
				fcntl(Integer.parseInt(each), F_SETFD, FD_CLOEXEC);
			}
		}
	}

	/** Of glibc from 2.34 on; other libraries lack it. */
	private static @Nullable Function closeFrom() {
		try {
			return NativeLibrary.getInstance("c").getFunction("posix_spawn_file_actions_addclosefrom_np");
		}
		catch (UnsatisfiedLinkError ex) {
			return null;
		}
	}

	private static boolean register() {
		if (!Platform.isLinux() || !Platform.is64Bit()) {
			return false;
		}
		try {
			Native.register(Posix.class, NativeLibrary.getInstance("c"));
			return true;
		}
		catch (UnsatisfiedLinkError ex) {
			return false;
		}
	}

	/** Memory of zeros. */
	static Memory zeros(int size) {
		Memory memory = new Memory(size);
		memory.clear();
		return memory;
	}

	// CHECKSTYLE:OFF the system's names

	static native int posix_spawn(int[] pid, byte[] path, Pointer actions, Pointer attributes, Pointer argv,
			Pointer env);

	static native int posix_spawn_file_actions_init(Pointer actions);

	static native int posix_spawn_file_actions_destroy(Pointer actions);

	static native int posix_spawn_file_actions_adddup2(Pointer actions, int fd, int target);

	static native int posix_spawn_file_actions_addclose(Pointer actions, int fd);

	static native int posix_spawn_file_actions_addopen(Pointer actions, int fd, byte[] path, int flags, int mode);

	static native int posix_spawn_file_actions_addchdir_np(Pointer actions, byte[] path);

	static native int posix_spawnattr_init(Pointer attributes);

	static native int posix_spawnattr_destroy(Pointer attributes);

	static native int posix_spawnattr_setflags(Pointer attributes, short flags);

	static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer set);

	static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer set);

	static native int waitpid(int pid, int[] status, int options);

	static native int kill(int pid, int signal);

	static native int socketpair(int domain, int type, int protocol, int[] pair);

	static native int close(int fd);

	static native int fcntl(int fd, int command, int argument);

	static native int shutdown(int fd, int how);

	static native long sendmsg(int fd, Pointer header, int flags);

	static native long recvmsg(int fd, Pointer header, int flags);

	static native int getsockname(int fd, Pointer address, int[] length);

	static native int getpeername(int fd, Pointer address, int[] length);

	static native int getsockopt(int fd, int level, int name, int[] value, int[] length);

	static native int chdir(byte[] path);

	static native int execve(byte[] path, Pointer argv, Pointer env);

	static native int setpriority(int which, int who, int value);

	static native int setgroups(long size, int[] list);

	static native int setuid(int id);

	static native int seteuid(int id);

	static native int setgid(int id);

	static native int setegid(int id);

	static native int geteuid();

	static native int getegid();

	// CHECKSTYLE:ON

}
