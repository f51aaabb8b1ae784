package dev.jsnode.boot.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;

/**
 * The folders that a module was looked for in, and what lies there.
 */
final class ModuleFolders {

	/** Where the class path appears among the paths of modules. */
	private static final String CLASS_PATH = "/$classpath/";

	private final String name;

	private final boolean isPackage;

	private final List<String> folders;

	private ModuleFolders(String name, boolean isPackage, List<String> folders) {
		this.name = name;
		this.isPackage = isPackage;
		this.folders = folders;
	}

	static ModuleFolders none() {
		return new ModuleFolders("", false, List.of());
	}

	/**
	 * The folders for an absolute path, a relative one or the name of a package.
	 */
	static ModuleFolders of(String wanted, @Nullable String importer) {
		String base = folderOf((importer != null) ? path(importer) : "/");
		if (wanted.startsWith("/") || wanted.startsWith(".")) {
			String path = StringUtils.cleanPath(wanted.startsWith(".") ? base + "/" + wanted : wanted);
			return new ModuleFolders(path.substring(path.lastIndexOf('/') + 1), false, List.of(folderOf(path)));
		}
		List<String> folders = new ArrayList<>();
		for (String folder = base; !folder.isEmpty() && !folder.equals("/$classpath"); folder = folderOf(folder)) {
			folders.add(folder + "/node_modules");
		}
		return new ModuleFolders(wanted, true, folders);
	}

	boolean isPackage() {
		return this.isPackage;
	}

	List<String> names() {
		return this.folders.stream().map(ModuleFolders::readable).toList();
	}

	Optional<String> nearest() {
		Set<String> candidates = new TreeSet<>();
		this.folders.forEach((folder) -> candidates.addAll(list(folder)));
		return NearestName.of(this.name, candidates);
	}

	/**
	 * Paths on the class path as a user writes them.
	 */
	static String readable(String text) {
		return text.replace("file:///%24classpath/", "classpath:/").replace(CLASS_PATH, "classpath:/");
	}

	private static String path(String importer) {
		return importer.startsWith("file:") ? URI.create(importer).getPath() : importer;
	}

	private static String folderOf(String path) {
		int slash = path.lastIndexOf('/');
		return (slash > 0) ? path.substring(0, slash) : "";
	}

	private static List<String> list(String folder) {
		if (!folder.startsWith(CLASS_PATH)) {
			String[] names = new File(folder).list();
			return (names != null) ? Arrays.asList(names) : List.of();
		}
		try {
			Resource[] resources = new PathMatchingResourcePatternResolver()
				.getResources("classpath*:" + folder.substring(CLASS_PATH.length()) + "/*");
			return Arrays.stream(resources)
				.map(Resource::getFilename)
				.filter(StringUtils::hasText)
				.map(String::valueOf)
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
