package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * A running keyed hash for JavaScript.
 */
public final class HmacHandle {

	private final BindingContext context;

	private final Hmac hmac;

	HmacHandle(BindingContext context, Hmac hmac) {
		this.context = context;
		this.hmac = hmac;
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
			this.hmac.update(this.context.bytes(buffer), offset, length);
		}
	}

	/**
	 * Add a text in UTF-8.
	 * @param text the text
	 */
	@HostAccess.Export
	public void updateText(String text) {
		this.hmac.update(Utf8.encode(text));
	}

	/**
	 * End the hash.
	 * @return an {@code ArrayBuffer}
	 */
	@HostAccess.Export
	public Object digest() {
		return this.context.arrayBuffer(this.hmac.digest());
	}

}
