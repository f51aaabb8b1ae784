package dev.jsnode.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request and the answer that is right.
 *
 * @param path the request's path
 * @param request the request as it goes over the wire
 * @param expected the body of the answer; its status is 200
 */
public record Exchange(String path, byte[] request, byte[] expected) {

	/**
	 * A request without a body.
	 * @param path the path
	 * @param expected the body of the answer
	 * @return the exchange
	 */
	public static Exchange get(String path, byte[] expected) {
		String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
		return new Exchange(path, head.getBytes(StandardCharsets.US_ASCII), expected);
	}

	/**
	 * A request whose body is to come back.
	 * @param path the path
	 * @param body the body of both
	 * @return the exchange
	 */
	public static Exchange echo(String path, byte[] body) {
		String head = "POST " + path
				+ " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: "
				+ body.length + "\r\n\r\n";
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
		request.writeBytes(body);
		return new Exchange(path, request.toByteArray(), body);
	}

}
