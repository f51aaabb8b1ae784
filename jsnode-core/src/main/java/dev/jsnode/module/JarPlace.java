package dev.jsnode.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.jspecify.annotations.Nullable;

/**
 * A jar, plain or nested in an executable jar, with an index of its files and
 * directories.
 */
final class JarPlace implements Place {

	private final JarFile jar;

	private final String prefix;

	private final Map<String, JarEntry> files = new HashMap<>();

	private final Map<String, Set<String>> directories = new HashMap<>();

	JarPlace(JarFile jar, String prefix) {
		this.jar = jar;
		this.prefix = prefix;
		this.directories.put("", new TreeSet<>());
		Enumeration<JarEntry> entries = jar.entries();
		while (entries.hasMoreElements()) {
			JarEntry entry = entries.nextElement();
			if (entry.getName().startsWith(prefix) && entry.getName().length() > prefix.length()) {
				index(entry, entry.getName().substring(prefix.length()));
			}
		}
	}

	private void index(JarEntry entry, String name) {
		if (entry.isDirectory()) {
			directory(name.substring(0, name.length() - 1));
		}
		else {
			this.files.put(name, entry);
			directory(parent(name)).add(name.substring(name.lastIndexOf('/') + 1));
		}
	}

	private Set<String> directory(String name) {
		Set<String> names = this.directories.get(name);
		if (names == null) {
			names = new TreeSet<>();
			this.directories.put(name, names);
			directory(parent(name)).add(name.substring(name.lastIndexOf('/') + 1));
		}
		return names;
	}

	private static String parent(String name) {
		int slash = name.lastIndexOf('/');
		return (slash < 0) ? "" : name.substring(0, slash);
	}

	@Override
	public ModuleFiles.Kind kind(String name) {
		if (this.files.containsKey(name)) {
			return ModuleFiles.Kind.FILE;
		}
		return this.directories.containsKey(name) ? ModuleFiles.Kind.DIRECTORY : ModuleFiles.Kind.NONE;
	}

	@Override
	public byte[] read(String name) throws IOException {
		try (InputStream in = this.jar.getInputStream(entry(name))) {
			return in.readAllBytes();
		}
	}

	@Override
	public long size(String name) throws IOException {
		return entry(name).getSize();
	}

	private JarEntry entry(String name) throws IOException {
		@Nullable JarEntry entry = this.files.get(name);
		if (entry == null) {
			throw new NoSuchFileException(this.prefix + name);
		}
		return entry;
	}

	@Override
	public Collection<String> list(String name) {
		return this.directories.getOrDefault(name, Set.of());
	}

	@Override
	public void close() throws IOException {
		this.jar.close();
	}

}
