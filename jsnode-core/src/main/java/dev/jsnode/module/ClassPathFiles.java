package dev.jsnode.module;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A folder of the class path as module files: {@code classpath:/js/} appears at
 * {@code /$classpath/js}. The folder may lie in several places (exploded classes, jars,
 * {@code BOOT-INF/classes} and {@code BOOT-INF/lib} of an executable jar); the first
 * place in class path order wins for each file. Each jar is indexed once, when the first
 * file is asked for, because a jar answers "is this a directory" only by a walk over its
 * entries.
 */
public final class ClassPathFiles implements ModuleFiles, Closeable {

	/** Where class path folders appear among absolute paths. */
	public static final String MOUNT = "/$classpath";

	private final ClassLoader loader;

	private final String folder;

	private final String mountPoint;

	private @Nullable List<Place> places;

	/**
	 * Opens a folder.
	 * @param loader the class loader to look in
	 * @param folder the folder's name on the class path without slashes around it, for
	 * example {@code js}
	 */
	public ClassPathFiles(ClassLoader loader, String folder) {
		this.loader = loader;
		this.folder = folder;
		this.mountPoint = MOUNT + "/" + folder;
	}

	/** The absolute path that stands for the folder. */
	public String mountPoint() {
		return this.mountPoint;
	}

	@Override
	public Kind kind(String path) {
		String name = name(path);
		for (Place place : places()) {
			Kind kind = place.kind(name);
			if (kind != Kind.NONE) {
				return kind;
			}
		}
		return Kind.NONE;
	}

	@Override
	public byte[] read(String path) throws IOException {
		String name = name(path);
		return placeOf(name, path).read(name);
	}

	@Override
	public long size(String path) throws IOException {
		String name = name(path);
		return placeOf(name, path).size(name);
	}

	@Override
	public long stamp(String path) throws IOException {
		String name = name(path);
		return placeOf(name, path).stamp(name);
	}

	private Place placeOf(String name, String path) throws IOException {
		for (Place place : places()) {
			if (place.kind(name) == Kind.FILE) {
				return place;
			}
		}
		throw new NoSuchFileException(path);
	}

	@Override
	public String realPath(String path) {
		return PathNames.resolve("/", path);
	}

	@Override
	public List<String> list(String directory) throws IOException {
		String name = name(directory);
		TreeSet<String> names = new TreeSet<>();
		for (Place place : places()) {
			if (place.kind(name) == Kind.DIRECTORY) {
				names.addAll(place.list(name));
			}
		}
		return List.copyOf(names);
	}

	@Override
	public synchronized void close() throws IOException {
		if (this.places != null) {
			for (Place place : this.places) {
				place.close();
			}
			this.places = List.of();
		}
	}

	/** The path relative to the folder: empty for the folder itself. */
	private String name(String path) {
		return PathNames.resolve("/", path.substring(this.mountPoint.length()) + "/").substring(1);
	}

	private synchronized List<Place> places() {
		if (this.places == null) {
			try {
				this.places = find();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return this.places;
	}

	private List<Place> find() throws IOException {
		// A jar without directory entries is found by the package.json in the folder.
		Map<String, URL> urls = new LinkedHashMap<>();
		collect(this.folder + "/", urls);
		collect(this.folder + "/package.json", urls);
		List<Place> found = new ArrayList<>();
		for (URL url : urls.values()) {
			found.add(open(url));
		}
		return List.copyOf(found);
	}

	private void collect(String resource, Map<String, URL> urls) throws IOException {
		Enumeration<URL> resources = this.loader.getResources(resource);
		while (resources.hasMoreElements()) {
			URL url = resources.nextElement();
			String text = url.toString();
			String place = text.substring(0, text.lastIndexOf(resource));
			urls.putIfAbsent(place, new URL(url, place + this.folder + "/"));
		}
	}

	private Place open(URL url) throws IOException {
		if ("file".equals(url.getProtocol())) {
			return new FolderPlace(toPath(url));
		}
		if (url.openConnection() instanceof JarURLConnection connection) {
			connection.setUseCaches(false);
			return new JarPlace(connection.getJarFile(), this.folder + "/");
		}
		throw new IOException("Cannot read modules from " + url);
	}

	private static Path toPath(URL url) {
		try {
			return Path.of(new URI(url.toString()));
		}
		catch (URISyntaxException ex) {
			return Path.of(url.getPath());
		}
	}

}
