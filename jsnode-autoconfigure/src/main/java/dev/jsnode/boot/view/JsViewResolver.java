package dev.jsnode.boot.view;

import java.time.Duration;
import java.util.Locale;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.web.JsPrincipalMapper;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.result.view.AbstractUrlBasedView;
import org.springframework.web.reactive.result.view.UrlBasedViewResolver;
import org.springframework.web.reactive.result.view.View;

/**
 * Resolves names of views to JavaScript modules: the module at prefix, name and suffix
 * where there is one, or one module for all names. Views that start with
 * {@code redirect:} are redirects, as with other resolvers.
 */
public class JsViewResolver extends UrlBasedViewResolver {

	private final NodeRuntime runtime;

	private final BridgeMapper mapper;

	private final ViewRequests requests;

	private @Nullable String module;

	private String function = "render";

	private @Nullable Duration timeout;

	/**
	 * Create a resolver.
	 * @param runtime where the modules are
	 * @param mapper makes plain values of models
	 * @param principals says what views see of who makes a request, if they see it
	 */
	public JsViewResolver(NodeRuntime runtime, BridgeMapper mapper, @Nullable JsPrincipalMapper principals) {
		this.runtime = runtime;
		this.mapper = mapper;
		this.requests = new ViewRequests(mapper, principals);
		setViewClass(JsView.class);
	}

	/**
	 * Set the module that renders all views, which finds the name of the view in its
	 * request.
	 * @param module a path relative to the root or a package; {@code null}, the default,
	 * for a module for each view
	 */
	public void setModule(@Nullable String module) {
		this.module = module;
	}

	/**
	 * Set the function of the modules.
	 * @param function its name; {@code render} by default
	 */
	public void setFunction(String function) {
		this.function = function;
	}

	/**
	 * Set how long a view may take until its first piece.
	 * @param timeout the time; {@code null}, the default, for any
	 */
	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	@Override
	public Mono<View> resolveViewName(String viewName, Locale locale) {
		return leavesTheFolder(viewName) ? Mono.empty() : super.resolveViewName(viewName, locale);
	}

	@Override
	protected AbstractUrlBasedView createView(String viewName) {
		String specifier = (this.module != null) ? this.module : getPrefix() + viewName + getSuffix();
		NodeModule rendering = this.runtime.importModule(specifier);
		JsView view = new JsView(rendering, this.function, this.mapper, this.requests, this.timeout,
				this.module == null);
		view.setUrl(specifier);
		view.setSupportedMediaTypes(getSupportedMediaTypes());
		view.setDefaultCharset(getDefaultCharset());
		return view;
	}

	/** Names may come from requests: they stay below the prefix. */
	private static boolean leavesTheFolder(String viewName) {
		return !viewName.startsWith(REDIRECT_URL_PREFIX) && (("/" + viewName + "/").contains("/../")
				|| viewName.chars().anyMatch((c) -> "\\%?#\0".indexOf(c) >= 0));
	}

}
