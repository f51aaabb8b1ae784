package dev.jsnode.benchmarks.server;

import dev.jsnode.boot.autoconfigure.JsNodeAutoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The same answers as those of the JavaScript servers, from functional routes of WebFlux.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = JsNodeAutoConfiguration.class)
public class WebFluxServer {

	/**
	 * Start the server.
	 * @param args Spring Boot's arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(WebFluxServer.class, args);
	}

	@Bean
	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/hello",
					(request) -> ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue("Hello, world!\n"))
			.build();
	}

}
