package dev.jsnode.boot.view;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Views that one module renders, chosen by their names.
 */
class OneModuleForAllViewsTests {

	@Test
	void moduleRendersTheViewsWithMatchingNames() throws Exception {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(JsViewsTests.Config.class)
			.web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--jsnode.views.module=./all.mjs", "--jsnode.views.function=page",
					"--jsnode.views.view-names=wh*")) {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			assertThat(get(port, "/whole?name=x").body()).isEqualTo("one for all: whole");
			assertThat(get(port, "/slow").statusCode()).isEqualTo(500);
		}
	}

	private static HttpResponse<String> get(int port, String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

}
