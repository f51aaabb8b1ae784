package dev.jsnode.builtin;

import dev.jsnode.context.ContextBridge;
import dev.jsnode.context.HostContext;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.http.ClientRequestObserver.ClientRequest;
import dev.jsnode.http.ClientRequestObserver.ObservedRequest;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the application around a runtime hears of it: what is logged, and the requests
 * that it makes.
 */
public final class HostBinding {

	private final BindingContext context;

	HostBinding(BindingContext context) {
		this.context = context;
	}

	@HostAccess.Export
	public boolean logs() {
		return this.context.host().consoleLog() != null;
	}

	/**
	 * Log a text in the context of the call that wrote it.
	 * @param level the level
	 * @param text the text
	 * @param carried the {@link HostContext}, or undefined
	 */
	@HostAccess.Export
	public void log(String level, String text, @Nullable Value carried) {
		ConsoleLog log = this.context.host().consoleLog();
		HostContext call = of(carried);
		if (log == null) {
			return;
		}
		if (call == null) {
			log.log(level, text);
			return;
		}
		try (ContextBridge.Scope scope = call.restore()) {
			log.log(level, text);
		}
	}

	/**
	 * From now on what JavaScript does may need the context of the request it serves.
	 */
	@HostAccess.Export
	public void carryContext() {
		this.context.carryContext();
	}

	@HostAccess.Export
	public boolean observesRequests() {
		return this.context.host().clientRequests() != null;
	}

	/**
	 * A request begins.
	 * @param method the method
	 * @param url the URL
	 * @param setHeader sets a header
	 * @param carried the {@link HostContext}, or undefined
	 * @return what is told the outcome, or {@code null}
	 */
	@HostAccess.Export
	public @Nullable Observed startRequest(String method, String url, Value setHeader, @Nullable Value carried) {
		ClientRequestObserver observer = this.context.host().clientRequests();
		if (observer == null) {
			return null;
		}
		ObservedRequest observed = observer.start(new ClientRequest(this.context.options().name(), method, url,
				(name, value) -> setHeader.executeVoid(name, value)), of(carried));
		return (observed != null) ? new Observed(observed) : null;
	}

	private static @Nullable HostContext of(@Nullable Value carried) {
		return (carried != null && carried.isHostObject()) ? carried.asHostObject() : null;
	}

	/**
	 * One request, as JavaScript tells of it.
	 */
	public static final class Observed {

		private final ObservedRequest request;

		Observed(ObservedRequest request) {
			this.request = request;
		}

		@HostAccess.Export
		public void response(int status) {
			this.request.response(status);
		}

		@HostAccess.Export
		public void error(String code, String message) {
			this.request.error(code, message);
		}

		@HostAccess.Export
		public void stop() {
			this.request.stop();
		}

	}

}
