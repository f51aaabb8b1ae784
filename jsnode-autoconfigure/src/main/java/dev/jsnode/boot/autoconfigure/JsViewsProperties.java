package dev.jsnode.boot.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;

/**
 * Properties of views that JavaScript renders.
 */
@ConfigurationProperties("jsnode.views")
public class JsViewsProperties {

	/**
	 * Whether views are rendered by JavaScript, if a prefix or a module is set.
	 */
	private boolean enabled = true;

	/**
	 * What is put before the name of a view to find its module, such as "./views/".
	 */
	private @Nullable String prefix;

	/**
	 * What is put behind the name of a view to find its module.
	 */
	private String suffix = ".mjs";

	/**
	 * Module that renders all views, instead of one for each.
	 */
	private @Nullable String module;

	/**
	 * Function of the modules that renders.
	 */
	private String function = "render";

	/**
	 * Patterns of the names that are resolved, "*" standing for any characters. When not
	 * set, all.
	 */
	private @Nullable List<String> viewNames;

	/**
	 * Place of the view resolver among others.
	 */
	private int order = Ordered.LOWEST_PRECEDENCE - 10;

	/**
	 * Media types that views are rendered as.
	 */
	private List<MediaType> mediaTypes = List.of(MediaType.TEXT_HTML);

	/**
	 * Runtime of the views, as in "jsnode.runtimes.<name>". When not set, the default
	 * one.
	 */
	private @Nullable String runtime;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getPrefix() {
		return this.prefix;
	}

	public void setPrefix(@Nullable String prefix) {
		this.prefix = prefix;
	}

	public String getSuffix() {
		return this.suffix;
	}

	public void setSuffix(String suffix) {
		this.suffix = suffix;
	}

	public @Nullable String getModule() {
		return this.module;
	}

	public void setModule(@Nullable String module) {
		this.module = module;
	}

	public String getFunction() {
		return this.function;
	}

	public void setFunction(String function) {
		this.function = function;
	}

	public @Nullable List<String> getViewNames() {
		return this.viewNames;
	}

	public void setViewNames(@Nullable List<String> viewNames) {
		this.viewNames = viewNames;
	}

	public int getOrder() {
		return this.order;
	}

	public void setOrder(int order) {
		this.order = order;
	}

	public List<MediaType> getMediaTypes() {
		return this.mediaTypes;
	}

	public void setMediaTypes(List<MediaType> mediaTypes) {
		this.mediaTypes = mediaTypes;
	}

	public @Nullable String getRuntime() {
		return this.runtime;
	}

	public void setRuntime(@Nullable String runtime) {
		this.runtime = runtime;
	}

}
