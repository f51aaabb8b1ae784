package dev.jsnode.boot.jarmode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

import org.springframework.boot.loader.jarmode.JarModeErrorException;
import org.springframework.util.FileSystemUtils;

/**
 * A Java runtime with all modules of the JDK but its empty compiler module. There the
 * Graal compiler is found on the module path. On a stock JDK it must replace that module,
 * and then the JVM refuses its AOT cache and class data sharing.
 */
final class RuntimeImage {

	/** The compiler's, and what the JDK does not link into an image of itself. */
	private static final Set<String> LEFT_OUT = Set.of("jdk.graal.compiler", "jdk.graal.compiler.management",
			"jdk.jlink");

	private static final int LOWEST_VERSION = 25;

	private RuntimeImage() {
	}

	/**
	 * Link the runtime from the JDK that runs this.
	 * @param destination the folder, replaced if it is there
	 * @throws IOException if what is there cannot be deleted
	 */
	static void link(Path destination) throws IOException {
		if (Runtime.version().feature() < LOWEST_VERSION) {
			throw new JarModeErrorException("The compiler needs a JDK %d or newer, this is Java %s."
				.formatted(LOWEST_VERSION, Runtime.version()));
		}
		ToolProvider jlink = ToolProvider.findFirst("jlink")
			.orElseThrow(() -> new JarModeErrorException(
					"There is no jlink in " + System.getProperty("java.home") + ": a JDK is needed, not a JRE."));
		if (Files.exists(destination) && !Files.exists(destination.resolve("release"))) {
			throw new JarModeErrorException(destination + " is there and is not a Java runtime.");
		}
		FileSystemUtils.deleteRecursively(destination);
		StringWriter output = new StringWriter();
		int code = jlink.run(new PrintWriter(output), new PrintWriter(output), "--add-modules",
				String.join(",", modules()), "--generate-cds-archive", "--output", destination.toString());
		if (code != 0) {
			throw new JarModeErrorException("jlink failed: " + output);
		}
	}

	private static List<String> modules() {
		List<ModuleDescriptor> all = ModuleFinder.ofSystem()
			.findAll()
			.stream()
			.map(ModuleReference::descriptor)
			.toList();
		Set<String> out = new HashSet<>(LEFT_OUT);
		int before;
		do {
			before = out.size();
			all.stream().filter((module) -> requiresAny(module, out)).map(ModuleDescriptor::name).forEach(out::add);
		}
		while (out.size() > before);
		return all.stream().map(ModuleDescriptor::name).filter((name) -> !out.contains(name)).sorted().toList();
	}

	private static boolean requiresAny(ModuleDescriptor module, Set<String> names) {
		return module.requires().stream().map(Requires::name).anyMatch(names::contains);
	}

}
