package dev.jsnode.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process with those that it starts. It ends with this one, whatever happens.
 */
public final class Child implements AutoCloseable {

	private final Process process;

	private final Path log;

	private final Thread killer;

	private Child(Process process, Path log) {
		this.process = process;
		this.log = log;
		this.killer = new Thread(this::kill);
		Runtime.getRuntime().addShutdownHook(this.killer);
	}

	/**
	 * Start a process. Its standard error, and its output unless it is read, go to a log
	 * file.
	 * @param command the command
	 * @param folder its working directory
	 * @param environment variables beside NODE_ENV, which is "production"
	 * @param log the file
	 * @param readOutput whether the output is read by the caller
	 * @return the process
	 */
	static Child start(List<String> command, Path folder, Map<String, String> environment, Path log,
			boolean readOutput) {
		try {
			Files.createDirectories(log.toAbsolutePath().getParent());
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
			builder.environment().put("NODE_ENV", "production");
			builder.environment().putAll(environment);
			builder.redirectError(log.toFile());
			if (!readOutput) {
				builder.redirectErrorStream(true).redirectOutput(log.toFile());
			}
			return new Child(builder.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Process process() {
		return this.process;
	}

	BufferedReader output() {
		return this.process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Fail if the process has ended.
	 */
	void assertAlive() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException("A process has ended: " + lastWords());
		}
	}

	String lastWords() {
		try {
			List<String> lines = Files.readAllLines(this.log);
			return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
		}
		catch (IOException ex) {
			return this.log + ": " + ex;
		}
	}

	/**
	 * Return the processor time used so far, that of the processes it started included.
	 * @return the time
	 */
	public Duration processorTime() {
		return family().map((each) -> each.info().totalCpuDuration().orElse(Duration.ZERO))
			.reduce(Duration.ZERO, Duration::plus);
	}

	/**
	 * Return the memory in use (Linux: resident set), that of the processes it started
	 * included.
	 * @return bytes, 0 where it cannot be read
	 */
	public long residentBytes() {
		return family().mapToLong((each) -> residentBytes(each.pid())).sum();
	}

	/**
	 * Return the identifier of the process.
	 * @return the identifier
	 */
	public long pid() {
		return this.process.pid();
	}

	@Override
	public void close() {
		kill();
		Runtime.getRuntime().removeShutdownHook(this.killer);
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** At once: nothing in these processes is worth an orderly end. */
	private void kill() {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
	}

	private Stream<ProcessHandle> family() {
		return Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants());
	}

	private static long residentBytes(long pid) {
		try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
