package dev.jsnode.builtin;

import org.graalvm.polyglot.HostAccess;

/**
 * Bytes that were read on the thread pool. JavaScript takes them as an
 * {@code ArrayBuffer}, which only the loop's thread may make.
 */
final class FileBytes {

	private final BindingContext context;

	private final byte[] bytes;

	FileBytes(BindingContext context, byte[] bytes) {
		this.context = context;
		this.bytes = bytes;
	}

	@HostAccess.Export
	public Object arrayBuffer() {
		return this.context.arrayBuffer(this.bytes);
	}

}
