package dev.jsnode.benchmarks.peer;

import java.util.List;

/**
 * Reads how much of a JVM's heap is in use, with {@code jcmd}.
 */
public final class LiveHeap {

	private static final int BYTES_COLUMN = 2;

	private final Workplace workplace;

	private final Child child;

	/**
	 * Create a reader.
	 * @param workplace where
	 * @param child the process of the JVM
	 */
	public LiveHeap(Workplace workplace, Child child) {
		this.workplace = workplace;
		this.child = child;
	}

	/**
	 * Collect garbage and read what is left.
	 * @return bytes
	 */
	public long bytes() {
		List<String> lines = Command.output(
				List.of(this.workplace.jdkTool("jcmd"), String.valueOf(this.child.pid()), "GC.class_histogram"),
				this.workplace.scripts(), this.workplace.logs().resolve("jcmd.log"));
		return lines.stream()
			.filter((line) -> line.startsWith("Total"))
			.map((line) -> Long.valueOf(line.trim().split("\\s+")[BYTES_COLUMN]))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("jcmd did not answer: " + lines));
	}

}
