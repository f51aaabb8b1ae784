package dev.jsnode.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things are, and the command lines of the processes that are measured.
 *
 * @param module the folder of jsnode-benchmarks
 * @param compiler whether JavaScript is compiled to machine code
 */
public record Workplace(Path module, boolean compiler) {

	/** The collector that docs/operations.md advises, for the peers in Java, too. */
	private static final String COLLECTOR = "-XX:+UseParallelGC";

	private static final List<String> COMMON = List.of("--enable-native-access=ALL-UNNAMED",
			"--sun-misc-unsafe-memory-access=allow", "-Xmx1g", COLLECTOR);

	/**
	 * The root of the repository.
	 * @return its folder
	 */
	public Path repository() {
		return this.module.resolve("..").normalize();
	}

	/**
	 * The folder of the JavaScript that is measured, with its node_modules.
	 * @return the folder
	 */
	public Path scripts() {
		return this.module.resolve("target/classes/js");
	}

	/**
	 * The folder that the processes' output is kept in.
	 * @return the folder
	 */
	public Path logs() {
		return this.module.resolve("target/logs");
	}

	/**
	 * A JVM as jsnode recommends it: with the Graal compiler.
	 * @param arguments main class and arguments
	 * @return the command
	 */
	public List<String> jsnodeJvm(String... arguments) {
		return jvm(jsnodeOptions(), arguments);
	}

	/**
	 * A JVM with its own compilers, for what is written in Java.
	 * @param arguments main class and arguments
	 * @return the command
	 */
	public List<String> plainJvm(String... arguments) {
		return jvm(COMMON, arguments);
	}

	/**
	 * A script in a process of its own on jsnode, as {@code bin/jsnode} runs it but with
	 * the compiler.
	 * @param arguments script and arguments
	 * @return the command
	 */
	public List<String> jsnodeScript(String... arguments) {
		List<String> all = new ArrayList<>(List.of("dev.jsnode.cli.Main"));
		all.addAll(List.of(arguments));
		return jsnodeJvm(all.toArray(String[]::new));
	}

	/**
	 * A script on the Node that jsnode is compared with.
	 * @param arguments script and arguments
	 * @return the command
	 */
	public List<String> node(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(this.compiler ? Npm.installedNode(this.module).toString() : "node"));
		command.addAll(List.of(arguments));
		return command;
	}

	/**
	 * The packaged demo with the compiler, as docs/operations.md says for the fastest
	 * start; {@code compare.sh} lays it out.
	 * @return the command
	 */
	public List<String> demo() {
		Path app = repository().resolve("demo-app/target/app");
		return List.of(app.resolve("jit/runtime/bin/java").toString(), "@" + app.resolve("jit/jvm.args"), COLLECTOR,
				"-XX:AOTCache=" + app.resolve("app.aot"), "-jar",
				app.resolve("demo-app-0.1.0-SNAPSHOT.jar").toString());
	}

	/**
	 * A tool of the JDK.
	 * @param name its name
	 * @return its path
	 */
	public String jdkTool(String name) {
		return Path.of(System.getProperty("java.home"), "bin", name).toString();
	}

	private List<String> jsnodeOptions() {
		List<String> options = new ArrayList<>(COMMON);
		if (this.compiler) {
			options.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI",
					"--upgrade-module-path=" + repository().resolve("jsnode-core/target/jit")));
		}
		else {
			options.add("-Dpolyglot.engine.WarnInterpreterOnly=false");
		}
		return options;
	}

	private List<String> jvm(List<String> options, String... arguments) {
		List<String> command = new ArrayList<>(List.of(jdkTool("java")));
		command.addAll(options);
		command.addAll(List.of("-Xss8m", "-cp", classPath()));
		command.addAll(List.of(arguments));
		return command;
	}

	private String classPath() {
		try {
			String libraries = Files.readString(this.module.resolve("target/classpath.txt")).strip();
			return String.join(":", classes("jsnode-benchmarks"), classes("jsnode-autoconfigure"),
					classes("jsnode-core"), libraries);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String classes(String name) {
		return repository().resolve(name).resolve("target/classes").toString();
	}

}
