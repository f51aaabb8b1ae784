package dev.jsnode.builtin;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.jsnode.engine.SystemException;
import dev.jsnode.loop.LoopStats;
import dev.jsnode.permission.Permission;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code process}.
 */
public final class ProcessBinding {

	private static final int SIGABRT = 6;

	private static final int ABORTED = 128 + SIGABRT;

	private static final long START = System.nanoTime();

	private final BindingContext context;

	ProcessBinding(BindingContext context) {
		this.context = context;
	}

	@HostAccess.Export
	public String[] argv() {
		return this.context.options().argv().toArray(String[]::new);
	}

	@HostAccess.Export
	public String[] execArgv() {
		return this.context.options().execArgv().toArray(String[]::new);
	}

	@HostAccess.Export
	public String execPath() {
		return this.context.options().execPath();
	}

	@HostAccess.Export
	public String[] env() {
		List<String> pairs = new ArrayList<>();
		this.context.options().env().forEach((name, value) -> {
			pairs.add(name);
			pairs.add(value);
		});
		return pairs.toArray(String[]::new);
	}

	@HostAccess.Export
	public String cwd() {
		return this.context.cwd().toString();
	}

	@HostAccess.Export
	public void chdir(String directory) {
		this.context.run("FSReqCallback", null, () -> {
			Path target = this.context.cwd().resolve(directory).normalize();
			this.context.guard().checkFile(Permission.FILE_SYSTEM_READ, target, true, directory);
			if (!Files.exists(target)) {
				throw new SystemException("ENOENT", "chdir", this.context.cwd().toString(), directory);
			}
			if (!Files.isDirectory(target)) {
				throw new SystemException("ENOTDIR", "chdir", this.context.cwd().toString(), directory);
			}
			this.context.cwd(target.toRealPath());
			return null;
		});
	}

	@HostAccess.Export
	public int pid() {
		return (int) ProcessHandle.current().pid();
	}

	@HostAccess.Export
	public int ppid() {
		return ProcessHandle.current().parent().map((parent) -> (int) parent.pid()).orElse(0);
	}

	@HostAccess.Export
	public String arch() {
		String arch = System.getProperty("os.arch");
		return switch (arch) {
			case "amd64", "x86_64" -> "x64";
			case "aarch64" -> "arm64";
			default -> arch;
		};
	}

	@HostAccess.Export
	public String platform() {
		String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
		if (os.contains("mac")) {
			return "darwin";
		}
		return os.contains("win") ? "win32" : "linux";
	}

	@HostAccess.Export
	public double hrtime() {
		return this.context.loop().ticker().nanoTime();
	}

	@HostAccess.Export
	public long hrtimeBigint() {
		return this.context.loop().ticker().nanoTime();
	}

	@HostAccess.Export
	public double uptime() {
		return (System.nanoTime() - START) / 1e9;
	}

	/**
	 * Resident set, heap committed, heap used, memory outside the heap; in bytes.
	 */
	@HostAccess.Export
	public double[] memoryUsage() {
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
		return new double[] { residentSet(heap.getCommitted() + other.getCommitted()), heap.getCommitted(),
				heap.getUsed(), other.getUsed() };
	}

	/**
	 * The most bytes the heap may have.
	 */
	@HostAccess.Export
	public double maxHeap() {
		long max = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
		return (max >= 0) ? max : Runtime.getRuntime().maxMemory();
	}

	/**
	 * User and system CPU time of the process in microseconds.
	 */
	@HostAccess.Export
	public double[] cpuUsage() {
		String[] fields = statFields();
		if (fields.length > 14) {
			return new double[] { Double.parseDouble(fields[11]) * 10_000, Double.parseDouble(fields[12]) * 10_000 };
		}
		long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		return new double[] { nanos / 1000.0, 0 };
	}

	/**
	 * User and system CPU time of the loop's thread in microseconds.
	 */
	@HostAccess.Export
	public double[] threadCpuUsage() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		double user = threads.getCurrentThreadUserTime() / 1000.0;
		return new double[] { user, Math.max(0, threads.getCurrentThreadCpuTime() / 1000.0 - user) };
	}

	/**
	 * The text of a file below {@code /proc/self}, empty if there is none.
	 */
	@HostAccess.Export
	public String status(String name) {
		try {
			return Files.readString(Path.of("/proc/self").resolve(name));
		}
		catch (IOException ex) {
			return "";
		}
	}

	@HostAccess.Export
	public String[] activeResources() {
		LoopStats stats = this.context.loop().stats();
		List<String> types = new ArrayList<>();
		repeat(types, stats.requests());
		repeat(types, stats.handles());
		return types.toArray(String[]::new);
	}

	@HostAccess.Export
	public boolean inheritsStdio() {
		return this.context.options().stdio();
	}

	/**
	 * Write text to standard error at once; for errors that nobody else can report.
	 */
	@HostAccess.Export
	public void rawStderr(String text) {
		write(this.context.stdio().err(), text);
	}

	/**
	 * Write text to standard output at once.
	 */
	@HostAccess.Export
	public void rawStdout(String text) {
		write(this.context.stdio().out(), text);
	}

	@HostAccess.Export
	public void reallyExit(int code, @Nullable Value error) {
		this.context.host().exit(code, (error == null || error.isNull()) ? null : error);
	}

	@HostAccess.Export
	public void gc() {
		System.gc();
	}

	@HostAccess.Export
	public void abort() {
		if (!OwnProcess.isTaken()) {
			this.context.host().exit(ABORTED, null);
			return;
		}
		if (Posix.available()) {
			Posix.kill(pid(), SIGABRT);
		}
		Runtime.getRuntime().halt(ABORTED);
	}

	@HostAccess.Export
	public String[] conditions() {
		return this.context.options().conditions().toArray(String[]::new);
	}

	@HostAccess.Export
	public int threadPoolSize() {
		return this.context.options().threadPoolSize();
	}

	/**
	 * Run the promise jobs now, inside the running task.
	 */
	/**
	 * Sets the time zone of dates of this runtime.
	 * @param name a name; one that is unknown means UTC
	 */
	@HostAccess.Export
	public void timeZone(String name) {
		this.context.js().internals().timeZone(name);
	}

	@HostAccess.Export
	public void drainPromiseJobs() {
		this.context.js().internals().drainPromiseJobs();
	}

	private static void repeat(List<String> types, Map<String, Integer> counts) {
		counts.forEach((type, count) -> {
			for (int i = 0; i < count; i++) {
				types.add(type);
			}
		});
	}

	private static void write(OutputStream out, String text) {
		try {
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.flush();
		}
		catch (IOException ex) {
			throw new SystemException("EIO", "write", null, null);
		}
	}

	private static double residentSet(double otherwise) {
		try {
			String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
			return Double.parseDouble(pages[1]) * 4096;
		}
		catch (IOException ex) {
			return otherwise;
		}
	}

	private static String[] statFields() {
		try {
			String stat = Files.readString(Path.of("/proc/self/stat"));
			return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		}
		catch (IOException ex) {
			return new String[0];
		}
	}

}
