package dev.jsnode.boot.jarmode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import org.springframework.boot.loader.jarmode.JarMode;
import org.springframework.boot.loader.jarmode.JarModeErrorException;

/**
 * {@code java -Djarmode=jsnode -jar app.jar extract [--destination DIR] [--runtime]}
 * takes the Graal compiler out of an executable jar, for
 * {@code java @DIR/jvm.args -jar app.jar}. The JVM finds its compiler in a folder only,
 * never in a jar inside a jar.
 */
final class JsNodeJarMode implements JarMode {

	private static final String USAGE = """
			Usage: java -Djarmode=jsnode -jar app.jar extract [--destination DIR] [--runtime]

			  extract       Write the Graal compiler to DIR (jit by default) and an argument file DIR/jvm.args.
			                Then: java @DIR/jvm.args -jar app.jar
			  --runtime     Also link a Java runtime DIR/runtime, with which the JVM's AOT cache can be used.
			                Then: DIR/runtime/bin/java @DIR/jvm.args -jar app.jar""";

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
			extract(Options.of(words.subList(1, words.size())));
		}
		else {
			throw new JarModeErrorException("Unknown command '" + words.get(0) + "'.\n" + USAGE);
		}
	}

	private static void extract(Options options) {
		Path jar = Path.of(System.getProperty("java.class.path"));
		Path destination = options.destination();
		try {
			Path arguments = new JitExtraction(jar).to(destination, options.runtime());
			String java = "java";
			if (options.runtime()) {
				Path runtime = destination.resolve("runtime");
				RuntimeImage.link(runtime);
				java = runtime.resolve("bin").resolve("java").toString();
			}
			System.out.println("Start with: " + java + " @" + arguments + " -jar " + jar);
		}
		catch (IOException ex) {
			throw new JarModeErrorException("Cannot write to " + destination + ": " + ex, ex);
		}
	}

	private record Options(Path destination, boolean runtime) {

		private static final String DESTINATION = "--destination";

		static Options of(List<String> words) {
			Path destination = Path.of("jit");
			boolean runtime = false;
			for (Iterator<String> rest = words.iterator(); rest.hasNext();) {
				String word = rest.next();
				if (word.equals("--runtime")) {
					runtime = true;
				}
				else if (word.startsWith(DESTINATION + "=")) {
					destination = Path.of(word.substring(DESTINATION.length() + 1));
				}
				else if (word.equals(DESTINATION) && rest.hasNext()) {
					destination = Path.of(rest.next());
				}
				else {
					throw new JarModeErrorException("Unknown options " + words + ".\n" + USAGE);
				}
			}
			return new Options(destination, runtime);
		}

	}

}
