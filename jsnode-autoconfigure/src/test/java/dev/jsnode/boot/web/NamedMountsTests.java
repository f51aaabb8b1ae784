package dev.jsnode.boot.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import dev.jsnode.NodeException;
import dev.jsnode.NodeRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests to several runtimes behind one web server.
 */
class NamedMountsTests {

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--jsnode.env.values.WHO=default", "--jsnode.entry=./mounted.mjs",
					"--jsnode.runtimes.admin.entry=./mounted.mjs", "--jsnode.runtimes.admin.env.values.WHO=admin",
					"--jsnode.runtimes.admin.http.path=/admin/**", "--jsnode.runtimes.quiet.env.values.WHO=quiet");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void mostSpecificMountIsAsked() throws Exception {
		assertThat(get("/")).isEqualTo("default /");
		assertThat(get("/admin/users")).isEqualTo("admin /admin/users");
	}

	@Test
	void runtimeWithoutAMountMayNotListen() {
		NodeRuntime quiet = context.getBean("quietNodeRuntime", NodeRuntime.class);
		assertThatExceptionOfType(NodeException.class)
			.isThrownBy(() -> quiet.importModule("./mounted.mjs").load().block())
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_JSNODE_HTTP_STANDALONE"))
			.withMessageContaining("http.path");
	}

	private static String get(String path) throws Exception {
		String port = context.getEnvironment().getProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
					BodyHandlers.ofString())
			.body();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
