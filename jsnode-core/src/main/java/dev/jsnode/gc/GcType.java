package dev.jsnode.gc;

import java.util.Locale;

/**
 * Node's two kinds of garbage collection, which the JVM's collectors are mapped to.
 */
public enum GcType {

	/** Collections of the young generation. */
	MINOR,

	/** Everything else: full, old and concurrent collections. */
	MAJOR;

	/**
	 * Return the kind of a collection.
	 * @param collector the name of the collector as the JVM gives it
	 * @param action the action of the collection as the JVM gives it
	 * @return the kind
	 */
	static GcType of(String collector, String action) {
		String text = (collector + " " + action).toLowerCase(Locale.ROOT);
		if (text.contains("major") || text.contains("concurrent") || text.contains("old")) {
			return MAJOR;
		}
		return (text.contains("minor") || isYoung(collector)) ? MINOR : MAJOR;
	}

	/**
	 * Return the kind of the collections of a collector.
	 * @param collector the name of the collector as the JVM gives it
	 * @return the kind
	 */
	public static GcType ofCollector(String collector) {
		return of(collector, "");
	}

	/**
	 * Return Node's number of this kind.
	 * @return {@code NODE_PERFORMANCE_GC_MINOR} or {@code NODE_PERFORMANCE_GC_MAJOR}
	 */
	public int number() {
		return (this == MINOR) ? 1 : 4;
	}

	/**
	 * Return Node's name of this kind, the value of the tag {@code v8js.gc.type}.
	 * @return the name
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static boolean isYoung(String collector) {
		return switch (collector) {
			case "G1 Young Generation", "Copy", "PS Scavenge" -> true;
			default -> collector.toLowerCase(Locale.ROOT).contains("young");
		};
	}

}
