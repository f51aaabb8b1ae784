package dev.jsnode.benchmarks.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * A Spring application with jsnode in it and nothing else: what it serves is in
 * JavaScript.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringServer {

	/**
	 * Start the server.
	 * @param args Spring Boot's arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(SpringServer.class, args);
	}

}
