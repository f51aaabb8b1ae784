package dev.jsnode.builtin;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

import com.sun.nio.file.ExtendedOpenOption;

/**
 * The flags of open(2) as Linux numbers them, and as Java names them.
 *
 * @param bits the flags
 */
record OpenFlags(int bits) {

	private static final int O_CREAT = 0x40;

	private static final int O_EXCL = 0x80;

	private static final int O_TRUNC = 0x200;

	private static final int O_APPEND = 0x400;

	private static final int O_DSYNC = 0x1000;

	private static final int O_DIRECT = 0x4000;

	private static final int O_DIRECTORY = 0x10000;

	private static final int O_NOFOLLOW = 0x20000;

	private static final int O_SYNC = 0x101000;

	boolean reads() {
		return (this.bits & 3) != 1;
	}

	boolean writes() {
		return (this.bits & 3) != 0;
	}

	boolean writesOnly() {
		return (this.bits & 3) == 1;
	}

	boolean creates() {
		return has(O_CREAT);
	}

	boolean exclusive() {
		return has(O_CREAT) && has(O_EXCL);
	}

	boolean truncates() {
		return has(O_TRUNC);
	}

	boolean appends() {
		return has(O_APPEND) && writes();
	}

	boolean directory() {
		return has(O_DIRECTORY);
	}

	private boolean has(int flag) {
		return (this.bits & flag) == flag;
	}

	/**
	 * The options of the channel that reads, and writes unless the file is appended to.
	 */
	Set<OpenOption> options() {
		Set<OpenOption> options = common();
		if (reads()) {
			options.add(StandardOpenOption.READ);
		}
		if (writes()) {
			options.add(StandardOpenOption.WRITE);
			if (exclusive()) {
				options.add(StandardOpenOption.CREATE_NEW);
			}
			else if (creates()) {
				options.add(StandardOpenOption.CREATE);
			}
			if (truncates()) {
				options.add(StandardOpenOption.TRUNCATE_EXISTING);
			}
		}
		return options;
	}

	/**
	 * The options of the channel that appends to the file, which is there by now.
	 */
	Set<OpenOption> appending() {
		Set<OpenOption> options = common();
		options.add(StandardOpenOption.WRITE);
		options.add(StandardOpenOption.APPEND);
		return options;
	}

	/**
	 * The options that only create the file: Java creates nothing that it cannot write.
	 */
	Set<OpenOption> creating() {
		Set<OpenOption> options = new HashSet<>();
		options.add(StandardOpenOption.WRITE);
		options.add(exclusive() ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
		return options;
	}

	private Set<OpenOption> common() {
		Set<OpenOption> options = new HashSet<>();
		if (has(O_NOFOLLOW)) {
			options.add(LinkOption.NOFOLLOW_LINKS);
		}
		if (has(O_SYNC)) {
			options.add(StandardOpenOption.SYNC);
		}
		else if (has(O_DSYNC)) {
			options.add(StandardOpenOption.DSYNC);
		}
		if (has(O_DIRECT)) {
			options.add(ExtendedOpenOption.DIRECT);
		}
		return options;
	}

}
