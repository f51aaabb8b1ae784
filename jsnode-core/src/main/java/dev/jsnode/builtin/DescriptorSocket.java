package dev.jsnode.builtin;

import java.util.ArrayList;
import java.util.List;

import com.sun.jna.Memory;
import org.jspecify.annotations.Nullable;

/**
 * A stream socket that carries descriptors beside bytes: sendmsg(2) and recvmsg(2) with
 * {@code SCM_RIGHTS}. One thread may receive while another sends.
 */
final class DescriptorSocket {

	private static final int SIZE = 1 << 16;

	/**
	 * struct msghdr: name, its length, vector, its length, control, its length, flags.
	 */
	private static final int HEADER = 56;

	private static final int VECTOR = 16;

	private static final int CONTROL_HEADER = 16;

	private static final int MAX_DESCRIPTORS = 64;

	private static final int SOL_SOCKET = 1;

	private static final int SCM_RIGHTS = 1;

	private static final int EPIPE = 32;

	private final int fd;

	private @Nullable Memory input;

	private boolean closed;

	DescriptorSocket(int fd) {
		this.fd = fd;
	}

	/**
	 * Send as much as the system takes.
	 * @param descriptor goes with the first byte; -1 for none
	 * @return how much was taken, or the negative number of the error
	 */
	int send(byte[] bytes, int offset, int length, int descriptor, int flags) {
		int total = HEADER + VECTOR + CONTROL_HEADER + 8;
		try (Memory memory = Posix.zeros(total + Math.max(1, length))) {
			memory.write(total, bytes, offset, length);
			memory.setPointer(HEADER, memory.share(total));
			memory.setLong(HEADER + 8, length);
			memory.setPointer(16, memory.share(HEADER));
			memory.setLong(24, 1);
			if (descriptor >= 0) {
				int control = HEADER + VECTOR;
				memory.setLong(control, CONTROL_HEADER + 4);
				memory.setInt(control + 8, SOL_SOCKET);
				memory.setInt(control + 12, SCM_RIGHTS);
				memory.setInt(control + CONTROL_HEADER, descriptor);
				memory.setPointer(32, memory.share(control));
				memory.setLong(40, CONTROL_HEADER + 8);
			}
			long result = Posix.sendmsg(this.fd, memory, flags | Posix.MSG_NOSIGNAL);
			return (result < 0) ? -Posix.errno() : (int) result;
		}
	}

	/**
	 * Send all, and wait for it.
	 * @return 0, or the negative number of the error
	 */
	int sendFully(byte[] bytes, int descriptor) {
		int done = 0;
		while (done < bytes.length) {
			int result = send(bytes, done, bytes.length - done, (done == 0) ? descriptor : -1, 0);
			if (result < 0 && result != -Posix.EINTR) {
				return result;
			}
			done += Math.max(0, result);
		}
		return 0;
	}

	/**
	 * Wait for bytes.
	 * @return them and the descriptors that came along; no bytes at the end, and after an
	 * error
	 */
	Piece receive() {
		int fixed = HEADER + VECTOR + CONTROL_HEADER + 4 * MAX_DESCRIPTORS;
		Memory memory = this.input;
		if (memory == null) {
			memory = new Memory(fixed + SIZE);
			this.input = memory;
		}
		long count;
		do {
			memory.setMemory(0, fixed, (byte) 0);
			memory.setPointer(HEADER, memory.share(fixed));
			memory.setLong(HEADER + 8, SIZE);
			memory.setPointer(16, memory.share(HEADER));
			memory.setLong(24, 1);
			memory.setPointer(32, memory.share(HEADER + VECTOR));
			memory.setLong(40, CONTROL_HEADER + 4 * MAX_DESCRIPTORS);
			count = Posix.recvmsg(this.fd, memory, Posix.MSG_CMSG_CLOEXEC);
		}
		while (count < 0 && Posix.errno() == Posix.EINTR);
		if (count <= 0) {
			return new Piece(new byte[0], List.of());
		}
		return new Piece(memory.getByteArray(fixed, (int) count), descriptors(memory));
	}

	/**
	 * End it for both sides; whoever waits in {@link #receive()} returns.
	 */
	void shutdown() {
		Posix.shutdown(this.fd, Posix.SHUT_RDWR);
	}

	synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			Posix.close(this.fd);
		}
	}

	static String errorName(int errno) {
		return switch (errno) {
			case Posix.EAGAIN -> "EAGAIN";
			case EPIPE -> "EPIPE";
			case 9 -> "EBADF";
			case 104 -> "ECONNRESET";
			case 105 -> "ENOBUFS";
			case 109 -> "ETOOMANYREFS";
			default -> "EIO";
		};
	}

	private static List<Integer> descriptors(Memory memory) {
		List<Integer> found = new ArrayList<>();
		int control = HEADER + VECTOR;
		long available = memory.getLong(40);
		if (available >= CONTROL_HEADER && memory.getInt(control + 12) == SCM_RIGHTS) {
			int count = (int) (memory.getLong(control) - CONTROL_HEADER) / 4;
			for (int i = 0; i < count; i++) {
				found.add(memory.getInt(control + CONTROL_HEADER + 4L * i));
			}
		}
		return found;
	}

	/**
	 * What was received in one go.
	 */
	record Piece(byte[] bytes, List<Integer> descriptors) {

	}

}
