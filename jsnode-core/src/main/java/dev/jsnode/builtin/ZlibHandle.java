package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A codec for JavaScript. One step at a time; what it left is read after it.
 */
public final class ZlibHandle {

	private static final byte[] NONE = {};

	private final BindingContext context;

	private final ZlibCodec codec;

	private int availableIn;

	private int availableOut;

	private @Nullable ZlibException error;

	private boolean busy;

	private boolean closing;

	ZlibHandle(BindingContext context, ZlibCodec codec) {
		this.context = context;
		this.codec = codec;
	}

	/**
	 * Do one step; with a callback on the thread pool.
	 * @param flush the flush mode
	 * @param in the input's {@code ArrayBuffer}
	 * @param inOffset where the input starts
	 * @param inLength its length
	 * @param out the output's {@code ArrayBuffer}
	 * @param outOffset where the output starts
	 * @param outLength the room for it
	 * @param callback called without arguments, or {@code null}
	 */
	@HostAccess.Export
	public void write(int flush, Value in, int inOffset, int inLength, Value out, int outOffset, int outLength,
			@Nullable Value callback) {
		byte[] input = (inLength > 0) ? this.context.bytes(in) : NONE;
		ZlibIo io = new ZlibIo(input, (inLength > 0) ? inOffset : 0, inLength, this.context.bytes(out), outOffset,
				outLength);
		this.busy = true;
		this.context.run("ZLIB", callback, () -> {
			step(flush, io);
			return null;
		});
		if (callback == null || callback.isNull()) {
			finishStep();
		}
	}

	private void step(int flush, ZlibIo io) {
		try {
			this.codec.process(flush, io);
		}
		catch (ZlibException ex) {
			this.error = ex;
		}
		this.availableIn = io.available();
		this.availableOut = io.room();
	}

	/**
	 * To be called when a step on the pool is over, before anything else.
	 */
	@HostAccess.Export
	public void finishStep() {
		this.busy = false;
		if (this.closing) {
			this.codec.close();
		}
	}

	/**
	 * Return what the last step left of the input.
	 * @return bytes
	 */
	@HostAccess.Export
	public int availIn() {
		return this.availableIn;
	}

	/**
	 * Return the room that the last step left.
	 * @return bytes
	 */
	@HostAccess.Export
	public int availOut() {
		return this.availableOut;
	}

	/**
	 * Return the code of the error, if there was one.
	 * @return the code or {@code null}
	 */
	@HostAccess.Export
	public @Nullable String errorCode() {
		return (this.error != null) ? this.error.code() : null;
	}

	/**
	 * Return the number of the error.
	 * @return the number
	 */
	@HostAccess.Export
	public int errorNumber() {
		return (this.error != null) ? this.error.errno() : 0;
	}

	/**
	 * Return the message of the error.
	 * @return the message
	 */
	@HostAccess.Export
	public @Nullable String errorMessage() {
		return (this.error != null) ? this.error.getMessage() : null;
	}

	/**
	 * Change level and strategy from here on.
	 * @param level the level
	 * @param strategy the strategy
	 */
	@HostAccess.Export
	public void params(int level, int strategy) {
		this.codec.params(level, strategy);
	}

	/**
	 * Start anew.
	 */
	@HostAccess.Export
	public void reset() {
		this.error = null;
		this.codec.reset();
	}

	/**
	 * Free the native memory, after the step that is running.
	 */
	@HostAccess.Export
	public void close() {
		if (this.busy) {
			this.closing = true;
		}
		else if (!this.closing) {
			this.closing = true;
			this.codec.close();
		}
	}

}
