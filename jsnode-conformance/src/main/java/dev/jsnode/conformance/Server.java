package dev.jsnode.conformance;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the tests that come in as lines of JSON, one after the other, each in a fresh
 * runtime of this JVM's one engine; a line of JSON answers each. A test that holds out
 * against being killed takes the JVM with it: the runner starts another.
 */
public final class Server {

	/** The runner waits three seconds longer than a test may take. */
	private static final Duration CLOSING = Duration.ofSeconds(2);

	private Server() {
	}

	/**
	 * Serve until the input ends.
	 * @param args the file that starts a process of this kind: {@code process.execPath}
	 * @throws IOException if the input cannot be read
	 * @throws InterruptedException if the thread is interrupted
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		PrintStream replies = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
		// What something in the JVM prints must not get between the replies.
		System.setOut(System.err);
		JsonMapper mapper = JsonMapper.builder().build();
		BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = requests.readLine(); line != null; line = requests.readLine()) {
			TestRequest request = mapper.readValue(line, TestRequest.class);
			TestRun run = new TestRun(request, args[0], CLOSING);
			TestReply reply = run.run();
			if (run.isStuck()) {
				System.err.println("A runtime did not end: " + request.file());
				Runtime.getRuntime().halt(1);
			}
			replies.println(mapper.writeValueAsString(reply));
		}
		Runtime.getRuntime().halt(0);
	}

}
