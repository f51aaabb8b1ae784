package dev.jsnode.builtin;

/**
 * A format of compression, in one direction. Flush modes are zlib's for all formats.
 */
interface ZlibCodec {

	int NO_FLUSH = 0;

	int SYNC_FLUSH = 2;

	int FULL_FLUSH = 3;

	int FINISH = 4;

	int Z_NEED_DICT = 2;

	int Z_DATA_ERROR = -3;

	int Z_BUF_ERROR = -5;

	/** Take input and give output until one of them has none left. */
	void process(int flush, ZlibIo io) throws ZlibException;

	void reset();

	default void params(int level, int strategy) {
	}

	default void close() {
	}

}
