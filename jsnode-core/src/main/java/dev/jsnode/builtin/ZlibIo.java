package dev.jsnode.builtin;

/**
 * The input that is left and the room for output of one step of a codec.
 */
final class ZlibIo {

	final byte[] in;

	int inAt;

	final int inEnd;

	final byte[] out;

	int outAt;

	final int outEnd;

	ZlibIo(byte[] in, int inAt, int inLength, byte[] out, int outAt, int outLength) {
		this.in = in;
		this.inAt = inAt;
		this.inEnd = inAt + inLength;
		this.out = out;
		this.outAt = outAt;
		this.outEnd = outAt + outLength;
	}

	int available() {
		return this.inEnd - this.inAt;
	}

	int room() {
		return this.outEnd - this.outAt;
	}

	int next() {
		return this.in[this.inAt++] & 0xff;
	}

}
