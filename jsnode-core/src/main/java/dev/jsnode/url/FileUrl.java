package dev.jsnode.url;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * URLs of files as tools know them.
 */
public final class FileUrl {

	private FileUrl() {
	}

	/**
	 * Return the URL of a file. Called from any thread.
	 * @param path an absolute path
	 * @return a {@code file:} URL, with what a URL cannot hold escaped
	 */
	public static String of(String path) {
		try {
			return new URI("file", "", path, null).toASCIIString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("No absolute path: " + path, ex);
		}
	}

}
