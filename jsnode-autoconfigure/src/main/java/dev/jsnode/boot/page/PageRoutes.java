package dev.jsnode.boot.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Serves the page, what it is made of, and its data. A router function, so that it comes
 * before mounted JavaScript.
 */
public final class PageRoutes {

	private static final String UPLOT = "classpath*:META-INF/resources/webjars/uplot/*/dist/";

	private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

	private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private final String path;

	private final PageSampler sampler;

	/**
	 * Create the routes.
	 * @param path where the page is
	 * @param sampler what takes its data
	 */
	public PageRoutes(String path, PageSampler sampler) {
		this.path = path;
		this.sampler = sampler;
	}

	/**
	 * Return the routes.
	 * @return a router function
	 * @throws IllegalStateException if uPlot is not on the class path
	 */
	public RouterFunction<ServerResponse> routes() {
		Map<String, Asset> assets = Map.of("page.js", asset("page.js", JAVASCRIPT), "page.css", asset("page.css", CSS),
				"uplot.js", new Asset(uplot("uPlot.iife.min.js"), JAVASCRIPT), "uplot.css",
				new Asset(uplot("uPlot.min.css"), CSS));
		RouterFunctions.Builder routes = RouterFunctions.route()
			.GET(this.path, this::page)
			.GET(this.path + "/data", (request) -> data());
		assets.forEach((name, asset) -> routes.GET(this.path + "/" + name, (request) -> asset.respond()));
		return routes.build();
	}

	private Mono<ServerResponse> page(ServerRequest request) {
		String base = request.requestPath().contextPath().value() + this.path;
		return ServerResponse.ok()
			.contentType(HTML)
			.cacheControl(CacheControl.noCache())
			.bodyValue(text(asset("page.html", HTML).resource()).replace("{{base}}", base));
	}

	private Mono<ServerResponse> data() {
		return ServerResponse.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noStore())
			.bodyValue(this.sampler.sample());
	}

	private static Asset asset(String name, MediaType type) {
		return new Asset(new ClassPathResource(name, PageRoutes.class), type);
	}

	private static Resource uplot(String file) {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver(PageRoutes.class.getClassLoader())
				.getResources(UPLOT + file);
			if (found.length == 0) {
				throw new IllegalStateException("The page of jsnode draws with uPlot: add org.webjars.npm:uplot, "
						+ "or set jsnode.page.enabled=false");
			}
			return found[0];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Asset(Resource resource, MediaType type) {

		Mono<ServerResponse> respond() {
			return ServerResponse.ok()
				.contentType(this.type)
				.cacheControl(CacheControl.noCache())
				.bodyValue(this.resource);
		}

	}

}
