package dev.jsnode.builtin;

import dev.jsnode.permission.Permission;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code node:inspector}. Used on the loop's thread.
 */
public final class InspectorBinding {

	private final BindingContext context;

	private final RuntimeInspector inspector;

	private int sessions;

	InspectorBinding(BindingContext context) {
		this.context = context;
		this.inspector = context.host().inspector();
		context.onClose(this.inspector::stopProfile);
	}

	/**
	 * Whether somebody wants to hear of {@code console}.
	 */
	@HostAccess.Export
	public boolean observesConsole() {
		return this.sessions > 0 || this.inspector.wantsConsole();
	}

	/**
	 * A session of JavaScript listens to {@code console}, or no longer does.
	 */
	@HostAccess.Export
	public void listens(boolean listens) {
		this.sessions += listens ? 1 : -1;
	}

	@HostAccess.Export
	public void console(String type, String arguments, String frames) {
		if (this.inspector.wantsConsole()) {
			this.inspector.console(type, arguments, frames);
		}
	}

	@HostAccess.Export
	public void requirePermission() {
		this.context.require((guard) -> guard.check(Permission.INSPECTOR, ""));
	}

	@HostAccess.Export
	public @Nullable String url() {
		return this.inspector.url();
	}

	@HostAccess.Export
	public void open(String host, int port) {
		run(() -> this.inspector.open(host, port));
	}

	@HostAccess.Export
	public void close() {
		this.inspector.close();
	}

	@HostAccess.Export
	public void awaitClient() {
		run(this.inspector::awaitClient);
	}

	@HostAccess.Export
	public void startProfile(int micros) {
		this.inspector.startProfile(micros);
	}

	@HostAccess.Export
	public @Nullable String stopProfile() {
		return this.inspector.stopProfile();
	}

	@HostAccess.Export
	public void collectGarbage() {
		System.gc();
	}

	private void run(Work work) {
		this.context.run("InspectorReq", null, () -> {
			work.run();
			return null;
		});
	}

	private interface Work {

		void run() throws Exception;

	}

}
