package dev.jsnode.context;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.jsnode.context.ContextBridge.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The context of a call as it goes through JavaScript: Reactor's, and the MDC. To
 * JavaScript it is an opaque value that its async context carries. Immutable.
 */
public final class HostContext {

	/** Where the MDC is found in Reactor's context. */
	private static final Object MDC_KEY = new Object();

	private final ContextBridge bridge;

	private final Context context;

	private final Map<String, String> mdc;

	private HostContext(ContextBridge bridge, Context context, Map<String, String> mdc) {
		this.bridge = bridge;
		this.context = context;
		this.mdc = mdc;
	}

	/**
	 * Take the caller's context.
	 * @param bridge takes what is bound to the thread
	 * @param view Reactor's context
	 * @return the context, or {@code null} if it holds nothing
	 */
	public static @Nullable HostContext capture(ContextBridge bridge, ContextView view) {
		Context context = bridge.capture(view);
		Map<String, String> mdc = mdc(view);
		return (context.isEmpty() && mdc.isEmpty()) ? null : new HostContext(bridge, context, mdc);
	}

	/**
	 * Return whether the calling thread has an MDC.
	 * @return whether it has entries
	 */
	public static boolean hasMdc() {
		Map<String, String> bound = MDC.getCopyOfContextMap();
		return bound != null && !bound.isEmpty();
	}

	/**
	 * Return a context that holds nothing.
	 * @param bridge restores what is added
	 * @return the context
	 */
	public static HostContext empty(ContextBridge bridge) {
		return new HostContext(bridge, Context.empty(), Map.of());
	}

	/**
	 * Return what publishers are subscribed to with.
	 * @return Reactor's context
	 */
	public Context reactor() {
		return this.mdc.isEmpty() ? this.context : this.context.put(MDC_KEY, this.mdc);
	}

	/**
	 * Bind all of it to the calling thread.
	 * @return gives the thread back as it was
	 */
	public Scope restore() {
		Map<String, String> before = MDC.getCopyOfContextMap();
		this.mdc.forEach(MDC::put);
		Scope bound = this.bridge.restore(this.context);
		return () -> {
			bound.close();
			if (before != null) {
				MDC.setContextMap(before);
			}
			else {
				MDC.clear();
			}
		};
	}

	/**
	 * Return a value of Reactor's context.
	 * @param key the key
	 * @return the value, or {@code null} if there is none
	 */
	public @Nullable Object get(String key) {
		return this.context.getOrDefault(key, null);
	}

	/**
	 * Return a context with another value in Reactor's.
	 * @param key the key
	 * @param value the value, {@code null} for none
	 * @return the context
	 */
	public HostContext with(String key, @Nullable Object value) {
		return new HostContext(this.bridge, (value != null) ? this.context.put(key, value) : this.context.delete(key),
				this.mdc);
	}

	/**
	 * Return an entry of the MDC.
	 * @param key the key
	 * @return the entry, or {@code null} if there is none
	 */
	public @Nullable String mdcEntry(String key) {
		return this.mdc.get(key);
	}

	/**
	 * Return a context with another entry in the MDC.
	 * @param key the key
	 * @param value the entry, {@code null} for none
	 * @return the context
	 */
	public HostContext withMdcEntry(String key, @Nullable String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.mdc);
		if (value != null) {
			changed.put(key, value);
		}
		else {
			changed.remove(key);
		}
		return new HostContext(this.bridge, this.context, changed);
	}

	/**
	 * The MDC of the thread comes first: what crossed before lies in the view.
	 */
	private static Map<String, String> mdc(ContextView view) {
		Map<String, String> crossed = view.getOrDefault(MDC_KEY, null);
		Map<String, String> bound = MDC.getCopyOfContextMap();
		if (bound == null || bound.isEmpty()) {
			return (crossed != null) ? crossed : Map.of();
		}
		if (crossed == null) {
			return bound;
		}
		Map<String, String> both = new HashMap<>(crossed);
		both.putAll(bound);
		return both;
	}

}
