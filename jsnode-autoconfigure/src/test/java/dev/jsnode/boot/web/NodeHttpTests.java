package dev.jsnode.boot.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An {@code http} server of JavaScript behind the application's web server, with real
 * sockets.
 */
class NodeHttpTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static ConfigurableApplicationContext context;

	private static int port;

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.REACTIVE)
			.run("--server.port=0", "--jsnode.entry=./http/server.js", "--jsnode.http.response-timeout=3s");
		port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void headersMayRepeat() throws Exception {
		HttpResponse<String> response = get("/hello");
		assertThat(response.body()).isEqualTo("hello");
		assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
		assertThat(response.headers().firstValue("content-length")).hasValue("5");
		assertThat(response.headers().allValues("date")).hasSize(1);
	}

	@Test
	void controllersComeFirst() throws Exception {
		assertThat(get("/spring").body()).isEqualTo("from spring");
	}

	@Test
	void bodyIsEchoed() throws Exception {
		HttpResponse<String> response = client.send(request("/echo").POST(BodyPublishers.ofString("héllo")).build(),
				BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(201);
		assertThat(response.body()).isEqualTo("héllo");
	}

	@Test
	void largeBodiesArrive() throws Exception {
		byte[] body = new byte[3_000_000];
		HttpResponse<String> response = client.send(request("/length").POST(BodyPublishers.ofByteArray(body)).build(),
				BodyHandlers.ofString());
		assertThat(response.body()).isEqualTo("3000000");
	}

	@Test
	void requestIsSeenAsItWasSent() throws Exception {
		String body = exchange("GET /headers?a=%20b&c HTTP/1.1\r\nHost: shop.test\r\nX-Twice: 1\r\nx-twice: 2\r\n"
				+ "Connection: close\r\n\r\n");
		assertThat(body).contains("\"url\":\"/headers?a=%20b&c\"", "\"host\":\"shop.test\"",
				"\"X-Twice\",\"1\",\"X-Twice\",\"2\",\"Connection\"", "\"address\":\"127.0.0.1\"");
	}

	@Test
	void headHasNoBody() throws Exception {
		String response = exchange("HEAD /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
		assertThat(response).startsWith("HTTP/1.1 200").doesNotEndWith("hello");
	}

	@Test
	void noContentHasNoBody() throws Exception {
		HttpResponse<String> response = get("/empty");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void continueIsSentWhenTheBodyIsRead() throws Exception {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			send(socket, "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n"
					+ "Connection: close\r\n\r\n");
			InputStream in = socket.getInputStream();
			byte[] head = in.readNBytes(21);
			assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue");
			send(socket, "ok");
			assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).contains("201 Created", "ok");
		}
	}

	@Test
	void trailersFollowTheBody() throws Exception {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			send(socket, "GET /trailers HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
			String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			assertThat(reply).containsIgnoringCase("trailer: X-Sum").endsWith("0\r\nX-Sum: 2\r\n\r\n");
		}
	}

	@Test
	void errorsOfHandlersAreAnsweredWith500() throws Exception {
		assertThat(get("/throws").statusCode()).isEqualTo(500);
		assertThat(get("/rejects").statusCode()).isEqualTo(500);
		assertThat(get("/hello").statusCode()).isEqualTo(200);
	}

	@Test
	void silentHandlerTimesOut() throws Exception {
		assertThat(get("/never").statusCode()).isEqualTo(503);
	}

	@Test
	void lineBreaksInHeadersAreRefused() throws Exception {
		assertThat(get("/injection").body()).isEqualTo("ERR_INVALID_CHAR");
	}

	@Test
	void partsArriveAsTheyAreWritten() throws Exception {
		HttpResponse<String> response = get("/lines");
		assertThat(response.body()).isEqualTo("line 0\nline 1\nline 2\n");
		assertThat(response.headers().firstValue("transfer-encoding")).hasValue("chunked");
	}

	@Test
	void slowReaderStopsTheWriterAndAbortReachesJavaScript() throws Exception {
		long closedBefore = state("closed");
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(64 * 1024);
			socket.setSoTimeout(20_000);
			socket.connect(new InetSocketAddress("localhost", port));
			send(socket, "GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
			socket.getInputStream().readNBytes(100_000);
			long written = settled("written");
			assertThat(written).isLessThan(20_000_000);
			assertThat(state("drains")).isPositive();
			socket.getInputStream().readNBytes(10_000_000);
			assertThat(settled("written")).isGreaterThan(written);
		}
		for (int i = 0; i < 100 && state("closed") == closedBefore; i++) {
			Thread.sleep(50);
		}
		assertThat(state("closed")).isGreaterThan(closedBefore);
	}

	@Test
	void abortedUploadReachesJavaScript() throws Exception {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			send(socket, "POST /length HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");
			Thread.sleep(300);
		}
		await("aborted");
	}

	@Test
	void requestHasASocketThatIsOverWithTheResponse() throws Exception {
		assertThat(get("/socket").body())
			.isEqualTo("[true,true,false,true,true,60000,true,true,false,true,\"Socket\",\"plain\"]");
		await("socketsClosed");
	}

	@Test
	void socketThatWasOnlyAskedAfterIsDestroyedWithTheResponse() throws Exception {
		assertThat(get("/asked-socket").body()).isEqualTo("true");
		await("viewsDestroyed");
	}

	private static void await(String field) throws Exception {
		for (int i = 0; i < 100 && state(field) == 0; i++) {
			Thread.sleep(50);
		}
		assertThat(state(field)).isEqualTo(1);
	}

	@Test
	void connectionIsReadOnAfterARequestThatHadToWaitAndWasAnsweredAtOnce() throws Exception {
		for (String second : new String[] { "/spring", "/nothing/here/for/spring", "/hello", "/throws" }) {
			try (Socket socket = new Socket("localhost", port)) {
				socket.setSoTimeout(10_000);
				send(socket,
						"GET /spring/later HTTP/1.1\r\nHost: x\r\n\r\nGET " + second + " HTTP/1.1\r\nHost: x\r\n\r\n");
				readReply(socket);
				readReply(socket);
				send(socket, "GET /spring HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
					.as("after %s", second)
					.endsWith("from spring");
			}
		}
	}

	private static void readReply(Socket socket) throws IOException {
		StringBuilder head = new StringBuilder();
		while (!head.toString().endsWith("\r\n\r\n")) {
			int next = socket.getInputStream().read();
			assertThat(next).as("end of %s", head).isNotNegative();
			head.append((char) next);
		}
		int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
		socket.getInputStream().readNBytes(length);
	}

	private static long settled(String field) throws Exception {
		long before = -1;
		long now = state(field);
		while (now != before) {
			Thread.sleep(300);
			before = now;
			now = state(field);
		}
		return now;
	}

	private static long state(String field) throws Exception {
		String json = get("/state").body();
		String value = json.replaceAll(".*\"" + field + "\":(\\d+).*", "$1");
		return Long.parseLong(value);
	}

	private static String exchange(String request) throws IOException {
		try (Socket socket = new Socket("localhost", port)) {
			socket.setSoTimeout(20_000);
			send(socket, request);
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void send(Socket socket, String text) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	private static HttpResponse<String> get(String path) throws Exception {
		return client.send(request(path).GET().build(), BodyHandlers.ofString());
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(Duration.ofSeconds(20));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Config {

		@GetMapping("/spring")
		String spring() {
			return "from spring";
		}

		@GetMapping("/spring/later")
		Mono<String> later() {
			return Mono.delay(Duration.ofMillis(100)).thenReturn("later");
		}

	}

}
