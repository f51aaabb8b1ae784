package dev.jsnode.boot.tools;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.jsnode.NodeRuntime;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * An application whose JavaScript serves requests, on a real port.
 */
public final class ToolsApplication implements AutoCloseable {

	private final HttpClient http = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	public ToolsApplication(String... properties) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--jsnode.root=classpath:/js/tools/",
				"--management.endpoints.web.exposure.include=*"));
		all.addAll(List.of(properties));
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.properties("jsnode.entry=./server.js")
			.run(all.toArray(String[]::new));
	}

	public NodeRuntime runtime() {
		return this.context.getBean(NodeRuntime.class);
	}

	public String url(String path) {
		return "http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path;
	}

	public HttpResponse<String> get(String path, String... headers) throws Exception {
		return this.http.send(request(path, headers).build(), BodyHandlers.ofString());
	}

	public CompletableFuture<HttpResponse<String>> getAsync(String path) {
		return this.http.sendAsync(request(path).build(), BodyHandlers.ofString());
	}

	public HttpResponse<String> inspector(String method, String json) throws Exception {
		return this.http.send(request("/actuator/jsinspector", "Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(json))
			.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
