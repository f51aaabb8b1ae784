package dev.jsnode.benchmarks.server;

import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/**
 * The answer to {@code GET /hello} from a bare reactor-netty.
 */
final class ReactorNettyServer {

	private ReactorNettyServer() {
	}

	/**
	 * Start the server on the port of the variable PORT.
	 * @param args none
	 */
	public static void main(String[] args) {
		HttpServer.create()
			.port(Integer.parseInt(System.getenv("PORT")))
			.route((routes) -> routes.get("/hello",
					(request, response) -> response.header("Content-Type", "text/plain")
						.sendString(Mono.just("Hello, world!\n"))))
			.bindNow()
			.onDispose()
			.block();
	}

}
