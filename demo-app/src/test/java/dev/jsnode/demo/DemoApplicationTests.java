package dev.jsnode.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application on a real port: Express, React and zod from npm, Spring's routes,
 * actuator.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DemoApplicationTests {

	private static final String ORDERS = "/shop/orders";

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	DemoApplicationTests(@Value("${local.server.port}") int port) {
		this.port = port;
	}

	@Test
	void expressListsProductsOfASpringBean() throws Exception {
		HttpResponse<String> response = get("/shop/products");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"sku\":\"A1\"", "\"name\":\"Kettle\"");
		assertThat(response.headers().firstValue("etag")).isPresent();
	}

	@Test
	void expressFindsAProductOrAnswers404() throws Exception {
		assertThat(get("/shop/products/A1").body())
			.isEqualTo("{\"sku\":\"A1\",\"name\":\"Espresso cup\",\"cents\":1999,\"stock\":40}");
		HttpResponse<String> unknown = get("/shop/products/ZZ");
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body()).isEqualTo("{\"error\":\"No product ZZ\"}");
	}

	@Test
	void orderIsValidatedByZod() throws Exception {
		HttpResponse<String> good = post(ORDERS, "{\"customer\":\"Ann\",\"items\":[{\"sku\":\"A1\",\"qty\":2}]}");
		assertThat(good.statusCode()).isEqualTo(201);
		assertThat(good.body()).isEqualTo("{\"customer\":\"Ann\",\"cents\":3998}");
		HttpResponse<String> bad = post(ORDERS, "{\"customer\":\"\",\"items\":[]}");
		assertThat(bad.statusCode()).isEqualTo(400);
		assertThat(bad.body()).contains("\"path\":\"customer\"", "\"path\":\"items\"");
	}

	@Test
	void malformedJsonIsRefused() throws Exception {
		HttpResponse<String> response = post(ORDERS, "{bad");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("in JSON at position 1");
	}

	@Test
	void oversizedBodyIsRefused() throws Exception {
		HttpResponse<String> response = post(ORDERS, "\"" + "x".repeat(200_000) + "\"");
		assertThat(response.statusCode()).isEqualTo(413);
	}

	@Test
	void badPercentEncodingIsRefused() throws Exception {
		assertThat(get("/shop/products/%25E0%25A4").statusCode()).isEqualTo(404);
		assertThat(get("/shop/products/%E0%A4").statusCode()).isEqualTo(400);
	}

	@Test
	void exportStreamsAllLines() throws Exception {
		HttpResponse<String> response = get("/shop/export");
		assertThat(response.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
		assertThat(response.body().lines()).hasSize(50_001);
	}

	@Test
	void reactRendersThePage() throws Exception {
		HttpResponse<String> response = get("/page/A1");
		assertThat(response.headers().firstValue("content-type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(response.body()).startsWith("<!DOCTYPE html><html lang=\"en\">")
			.contains("<h1>Espresso cup</h1><p><strong>€ 19.99</strong> - 40 in stock</p>")
			.contains("<script id=\"model\" type=\"application/json\">{\"sku\":\"A1\"");
		assertThat(get("/page/ZZ").statusCode()).isEqualTo(404);
	}

	@Test
	void controllerCallsATypedModule() throws Exception {
		assertThat(get("/api/quote?sku=A1&qty=3").body()).contains("\"sku\":\"A1\"", "\"cents\":5697",
				"\"discount\":5");
	}

	@Test
	void offersAreServerSentEventsOfAnAsyncGenerator() throws Exception {
		HttpResponse<String> response = get("/api/offers/A1");
		assertThat(response.headers().firstValue("content-type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/event-stream"));
		assertThat(response.body().lines().filter((line) -> line.startsWith("data:"))).hasSize(5);
	}

	@Test
	void errorOfJavaScriptIsAProblem() throws Exception {
		HttpResponse<String> response = get("/api/fail");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"title\":\"TypeError\"", "\"detail\":\"No price can be made\"");
	}

	@Test
	void actuatorShowsTheLoopAndTheCollector() throws Exception {
		assertThat(get("/actuator/eventloop").body()).contains("\"state\":\"RUNNING\"", "\"placement\":\"dedicated\"",
				"\"TCPServerWrap\":1");
		assertThat(get("/actuator/jsgc").body()).contains("\"collectors\"");
		assertThat(get("/actuator/health").body()).contains("\"jsnode\"");
		assertThat(get("/actuator/prometheus").body()).contains("nodejs_eventloop_utilization");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return send(request(path).GET());
	}

	private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
		return send(request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.timeout(Duration.ofSeconds(60));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
