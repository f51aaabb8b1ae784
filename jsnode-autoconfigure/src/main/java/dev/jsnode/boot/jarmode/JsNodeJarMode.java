package dev.jsnode.boot.jarmode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.loader.jarmode.JarMode;
import org.springframework.boot.loader.jarmode.JarModeErrorException;

/**
 * {@code java -Djarmode=jsnode -jar app.jar extract [--destination DIR]} takes the Graal
 * compiler out of an executable jar, for {@code java @DIR/jvm.args -jar app.jar}. The JVM
 * finds its compiler in a folder only, never in a jar inside a jar.
 */
final class JsNodeJarMode implements JarMode {

	private static final String DESTINATION = "--destination";

	private static final String USAGE = """
			Usage: java -Djarmode=jsnode -jar app.jar extract [--destination DIR]

			  extract   Write the Graal compiler to DIR (jit by default) and an argument file DIR/jvm.args.
			            Then: java @DIR/jvm.args -jar app.jar""";

	@Override
	public boolean accepts(String mode) {
		return "jsnode".equalsIgnoreCase(mode);
	}

	@Override
	public void run(String mode, String[] args) {
		List<String> words = List.of(args);
		if (words.isEmpty() || words.equals(List.of("help"))) {
			System.out.println(USAGE);
		}
		else if (words.get(0).equals("extract")) {
			extract(destination(words.subList(1, words.size())));
		}
		else {
			throw new JarModeErrorException("Unknown command '" + words.get(0) + "'.\n" + USAGE);
		}
	}

	private static Path destination(List<String> options) {
		if (options.isEmpty()) {
			return Path.of("jit");
		}
		if (options.size() == 2 && options.get(0).equals(DESTINATION)) {
			return Path.of(options.get(1));
		}
		if (options.size() == 1 && options.get(0).startsWith(DESTINATION + "=")) {
			return Path.of(options.get(0).substring(DESTINATION.length() + 1));
		}
		throw new JarModeErrorException("Unknown options " + options + ".\n" + USAGE);
	}

	private static void extract(Path destination) {
		Path jar = Path.of(System.getProperty("java.class.path"));
		try {
			Path arguments = new JitExtraction(jar).to(destination);
			System.out.println("Start with: java @" + arguments + " -jar " + jar);
		}
		catch (IOException ex) {
			throw new JarModeErrorException("Cannot write to " + destination + ": " + ex, ex);
		}
	}

}
