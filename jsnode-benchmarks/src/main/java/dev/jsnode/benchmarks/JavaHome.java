package dev.jsnode.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes down which JDK it runs on: the one that Maven's toolchains have found.
 */
final class JavaHome {

	private JavaHome() {
	}

	/**
	 * Write the JDK's folder to a file.
	 * @param args the file
	 * @throws IOException if it cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Files.writeString(Path.of(args[0]), System.getProperty("java.home") + "\n");
	}

}
