package dev.jsnode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.jsnode.engine.JsContext;
import dev.jsnode.profile.CpuProfiler;
import org.jspecify.annotations.Nullable;

/**
 * The profile that {@code --cpu-prof} writes when a process ends.
 */
final class CpuProfileFile {

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss");

	private final Path file;

	private final Duration interval;

	private @Nullable CpuProfiler profiler;

	private CpuProfileFile(Path file, Duration interval) {
		this.file = file;
		this.interval = interval;
	}

	/**
	 * What the options of a process ask for.
	 * @return the file, or {@code null} if none is asked for
	 */
	static @Nullable CpuProfileFile of(List<NodeOption> options, Path cwd) {
		if (!"true".equals(last(options, "cpu-prof", "false"))) {
			return null;
		}
		String pid = String.valueOf(ProcessHandle.current().pid());
		String standard = "CPU." + LocalDateTime.now().format(STAMP) + "." + pid + ".0.001.cpuprofile";
		Path folder = cwd.resolve(last(options, "cpu-prof-dir", ""));
		String name = last(options, "cpu-prof-name", standard).replace("${pid}", pid);
		long micros = Long.parseLong(last(options, "cpu-prof-interval", "1000"));
		return new CpuProfileFile(folder.resolve(name), Duration.of(Math.max(1, micros), ChronoUnit.MICROS));
	}

	/**
	 * Start, on the thread of the context.
	 */
	void start(JsContext js) {
		this.profiler = CpuProfiler.start(js, Thread.currentThread(), this.interval);
	}

	/**
	 * Stop and write the file, creating its folder.
	 * @throws IOException if it cannot be written
	 */
	void write() throws IOException {
		CpuProfiler running = this.profiler;
		if (running == null) {
			return;
		}
		String json = running.stop().toJson();
		Path folder = this.file.getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		Files.writeString(this.file, json);
	}

	private static String last(List<NodeOption> options, String name, String otherwise) {
		String value = otherwise;
		for (NodeOption option : options) {
			value = option.name().equals(name) ? option.value() : value;
		}
		return value;
	}

}
