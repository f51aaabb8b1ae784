package dev.jsnode.boot.view;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import dev.jsnode.NodeModule;
import dev.jsnode.NodeRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Views of JavaScript on a real port.
 */
@ExtendWith(OutputCaptureExtension.class)
class JsViewsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static ConfigurableApplicationContext context;

	private static int port;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--jsnode.views.prefix=./views/", "--jsnode.call.timeout=6s",
					"--spring.web.error.include-message=always");
		port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void textIsSentWholeWithItsLength() throws Exception {
		HttpResponse<String> response = get("/whole?name=%3Cb%3E&x=1&x=2");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(response.headers().firstValue("content-length"))
			.hasValue(String.valueOf(response.body().getBytes(StandardCharsets.UTF_8).length));
		assertThat(response.body()).startsWith("<p>é &lt;b&gt;</p>");
	}

	@Test
	void dataForTheClientCannotEndItsElement() throws Exception {
		String body = get("/whole?name=%3C/script%3E%3Cscript%3Ealert(1)%26").body();
		assertThat(body).contains("<script type=\"application/json\" id=\"model\">")
			.contains("\\u003c/script\\u003e\\u003cscript\\u003ealert(1)\\u0026");
		String data = body.substring(body.indexOf("model\">") + 7, body.indexOf("</script>"));
		assertThat(JsonMapper.shared().readTree(data).get("name").asString()).isEqualTo("</script><script>alert(1)&");
	}

	@Test
	void viewSeesTheRequest() throws Exception {
		String body = get("/whole?name=%20n&x=1&x=2").body();
		JsonNode request = JsonMapper.shared().readTree(body.substring(body.indexOf("<i>") + 3, body.indexOf("</i>")));
		assertThat(request.get("view").asString()).isEqualTo("whole");
		assertThat(request.get("method").asString()).isEqualTo("GET");
		assertThat(request.get("url").asString()).isEqualTo("/whole?name=%20n&x=1&x=2");
		assertThat(request.get("path").asString()).isEqualTo("/whole");
		assertThat(request.get("query"))
			.isEqualTo(JsonMapper.shared().readTree("{\"name\":\" n\",\"x\":[\"1\",\"2\"]}"));
		assertThat(request.get("headers").get("x-mine").asString()).isEqualTo("yes");
		assertThat(request.get("locale").asString()).isEqualTo("de-CH");
	}

	@Test
	void viewSeesWhatIsWrongWithAForm() throws Exception {
		JsonNode seen = JsonMapper.shared().readTree(get("/form?name=Ann&age=old").body());
		assertThat(seen.get("model").get("person").get("name").asString()).isEqualTo("Ann");
		JsonNode errors = seen.get("errors").get("person");
		assertThat(errors).hasSize(2);
		assertThat(errors.get(0).get("field").asString()).isEqualTo("age");
		assertThat(errors.get(0).get("code").asString()).isEqualTo("typeMismatch");
		assertThat(errors.get(0).get("rejectedValue").asString()).isEqualTo("old");
		assertThat(errors.get(0).get("message").asString()).contains("old");
		assertThat(errors.get(1).has("field")).isFalse();
		assertThat(errors.get(1).get("message").asString()).isEqualTo("Not that one");
		assertThat(JsonMapper.shared().readTree(get("/form?name=Bea&age=3").body()).has("errors")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "readable,a😀b", "web,web", "pipe,piped", "iterator,a😀b", "none,''" })
	void streamsAreSentPieceByPiece(String kind, String body) throws Exception {
		HttpResponse<String> response = get("/streams/" + kind);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(body);
		assertThat(response.headers().firstValue("content-length").orElse("0")).isEqualTo("0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "number", "numbers" })
	void whatIsNoContentFails(String kind) throws Exception {
		HttpResponse<String> response = get("/streams/" + kind);
		assertThat(response.statusCode()).isEqualTo(500);
	}

	@Test
	void piecesAreFlushedAsTheyCome() throws Exception {
		try (InputStream body = client.send(request("/gated").build(), BodyHandlers.ofInputStream()).body()) {
			assertThat(new String(body.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("<p>first</p>");
			module("gated").call("open").block(TIMEOUT);
			assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("<p>second</p>");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "before", "beforeTheFirst" })
	void errorBeforeTheFirstByteGoesToTheErrorPage(String when) throws Exception {
		HttpResponse<String> html = client.send(request("/failing/" + when).header("Accept", "text/html").build(),
				BodyHandlers.ofString());
		assertThat(html.statusCode()).isEqualTo(500);
		assertThat(html.body()).contains("Whitelabel Error Page", "no page today");
	}

	@Test
	void errorAfterTheFirstByteBreaksTheConnectionAndIsLogged(CapturedOutput output) {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/failing/after"));
		assertThat(output).contains("The view 'failing' failed after the response had begun")
			.contains("RangeError: not to the end")
			.contains("failing.mjs:10");
	}

	@Test
	void viewThatGivesNothingInTimeIsUnavailable() throws Exception {
		assertThat(get("/slow").statusCode()).isEqualTo(503);
	}

	@Test
	void viewWhoseOwnImportIsMissingFails() throws Exception {
		HttpResponse<String> response = get("/broken");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).contains("not-there.mjs");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "missing", "..%2Fwhole", "..%2F..%2Fjs%2Fviews%2Fwhole", "whole.mjs%3F", "%2Fetc%2Fpasswd" })
	void nameWithoutAModuleIsNoView(String name) throws Exception {
		HttpResponse<String> response = get("/named?view=" + name);
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.body()).contains("Could not resolve view");
	}

	@Test
	void errorPagesMayBeViewsOfJavaScript() throws Exception {
		HttpResponse<String> response = client.send(request("/nothing/here").header("Accept", "text/html").build(),
				BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).isEqualTo("<h1>404 at /nothing/here</h1>");
	}

	@Test
	void redirectsWork() throws Exception {
		HttpResponse<String> response = get("/named?view=redirect:/elsewhere");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("location")).hasValue("/elsewhere");
	}

	@Test
	void slowClientHoldsTheViewBackAndOneThatGoesEndsIt() throws Exception {
		NodeModule endless = module("endless");
		try (Socket socket = new Socket("localhost", port)) {
			socket.setReceiveBufferSize(64 * 1024);
			socket.getOutputStream()
				.write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(socket.getInputStream().read()).isEqualTo('H');
			int before;
			int after = pulled(endless);
			do {
				before = after;
				Thread.sleep(300);
				after = pulled(endless);
			}
			while (after != before);
			assertThat(after).isLessThan(1_000);
		}
		while (!Boolean.TRUE.equals(endless.call("ended").block(TIMEOUT))) {
			Thread.sleep(10);
		}
	}

	private static int pulled(NodeModule endless) {
		return (Integer) endless.call("pulled").blockOptional(TIMEOUT).orElseThrow();
	}

	private static NodeModule module(String view) {
		return context.getBean(NodeRuntime.class).importModule("./views/" + view + ".mjs");
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return client.send(request(path).build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.timeout(TIMEOUT)
			.header("X-Mine", "yes")
			.header("Accept-Language", "de-CH");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Config {

		@Controller
		static class Pages {

			@GetMapping("/whole")
			Mono<String> whole(@RequestParam String name, Model model) {
				model.addAttribute("name", Mono.just(name));
				return Mono.just("whole");
			}

			@GetMapping("/form")
			String form(@ModelAttribute("person") Person person, BindingResult result) {
				if (person.getName().equals("Ann")) {
					result.reject("taken", "Not that one");
				}
				return "form";
			}

			@GetMapping("/streams/{kind}")
			String streams(@PathVariable String kind, Model model) {
				model.addAllAttributes(Map.of("kind", kind));
				return "streams";
			}

			@GetMapping("/failing/{when}")
			String failing(@PathVariable String when, Model model) {
				model.addAttribute("when", when);
				return "failing";
			}

			@GetMapping("/named")
			String named(@RequestParam String view) {
				return view;
			}

			@GetMapping({ "/gated", "/slow", "/broken", "/endless" })
			void namedAsThePath() {
			}

		}

		public static class Person {

			private String name = "";

			private int age;

			public String getName() {
				return this.name;
			}

			public void setName(String name) {
				this.name = name;
			}

			public int getAge() {
				return this.age;
			}

			public void setAge(int age) {
				this.age = age;
			}

		}

	}

}
