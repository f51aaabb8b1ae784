package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * A running hash for JavaScript.
 */
public final class HashHandle {

	private final BindingContext context;

	private final Digest digest;

	HashHandle(BindingContext context, Digest digest) {
		this.context = context;
		this.digest = digest;
	}

	/**
	 * Add bytes.
	 * @param buffer the {@code ArrayBuffer} that holds them
	 * @param offset where they start
	 * @param length how many
	 */
	@HostAccess.Export
	public void update(Value buffer, int offset, int length) {
		if (length > 0) {
			this.digest.update(this.context.bytes(buffer), offset, length);
		}
	}

	/**
	 * Add a text in UTF-8.
	 * @param text the text, well-formed
	 */
	@HostAccess.Export
	public void updateText(String text) {
		byte[] bytes = Utf8.encode(text);
		this.digest.update(bytes, 0, bytes.length);
	}

	/**
	 * Return whether the result can be of any length.
	 * @return whether it can
	 */
	@HostAccess.Export
	public boolean isXof() {
		return this.digest.isXof();
	}

	/**
	 * Return the length of the result.
	 * @return bytes, by default for functions of any length
	 */
	@HostAccess.Export
	public int size() {
		return this.digest.size();
	}

	/**
	 * End the hash.
	 * @param length the result's length in bytes
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public Object digest(int length) {
		return this.context.arrayBuffer(this.digest.digest(length));
	}

	/**
	 * Return a hash that has seen the same and goes its own way.
	 * @return the copy
	 */
	@HostAccess.Export
	public HashHandle copy() {
		return new HashHandle(this.context, this.digest.copy());
	}

}
