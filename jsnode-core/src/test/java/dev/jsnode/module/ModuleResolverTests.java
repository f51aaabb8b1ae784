package dev.jsnode.module;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.loader.launch.LaunchedClassLoader;
import org.springframework.boot.loader.net.protocol.Handlers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The matrix of {@code src/test/js/fixtures/modules}, resolved in four kinds of place,
 * gives what real Node 24.21.0 gave for the folder.
 */
class ModuleResolverTests {

	private static final Path SCRIPTS = Path.of("src/test/js").toAbsolutePath();

	private static final Path FIXTURE = SCRIPTS.resolve("fixtures/modules");

	private static final Set<String> BUILTINS = Set.of("fs", "node:fs", "fs/promises", "path", "node:path");

	private static final Set<String> REQUIRE = Set.of("node", "require", "module-sync", "node-addons");

	private static final Set<String> IMPORT = Set.of("node", "import", "module-sync", "node-addons");

	@TempDir
	Path temp;

	@Test
	void aFolderGivesWhatNodeGives() throws IOException {
		assertThat(resolveAll(new DiskFiles(), FIXTURE.toString())).containsExactlyElementsOf(expected());
	}

	@Test
	void explodedClassesGiveTheSame() throws IOException {
		Path classes = Files.createDirectory(this.temp.resolve("classes"));
		Files.createSymbolicLink(classes.resolve("js"), FIXTURE);
		URL url = classes.toUri().toURL();
		assertThat(resolveAllOnClassPath(new URLClassLoader(new URL[] { url }, null)))
			.containsExactlyElementsOf(expected());
	}

	@Test
	void aJarGivesTheSame() throws IOException {
		URL url = FixtureJars.jar(FIXTURE, this.temp.resolve("app.jar")).toUri().toURL();
		assertThat(resolveAllOnClassPath(new URLClassLoader(new URL[] { url }, null)))
			.containsExactlyElementsOf(expected());
	}

	@Test
	void anExecutableJarGivesTheSame() throws IOException {
		Handlers.register();
		String jar = "jar:nested:" + FixtureJars.bootJar(FIXTURE, this.temp.resolve("boot.jar")) + "/!BOOT-INF/";
		URL[] urls = { URI.create(jar + "classes/!/").toURL(), URI.create(jar + "lib/packages.jar!/").toURL() };
		ClassLoader none = new ClassLoader(null) {
		};
		assertThat(resolveAllOnClassPath(new LaunchedClassLoader(false, urls, none)))
			.containsExactlyElementsOf(expected());
	}

	@Test
	void aFolderThatIsNotOnTheClassPathIsEmpty() throws IOException {
		try (ClassPathFiles files = new ClassPathFiles(getClass().getClassLoader(), "no/such/folder")) {
			assertThat(files.isDirectory(files.mountPoint())).isFalse();
			assertThat(files.isFile(files.mountPoint() + "/a.js")).isFalse();
		}
	}

	private static List<String> resolveAllOnClassPath(ClassLoader loader) throws IOException {
		try (ClassPathFiles files = new ClassPathFiles(loader, "js")) {
			MountedFiles mounted = new MountedFiles();
			mounted.mount(files.mountPoint(), files);
			assertThat(mounted.readText(files.mountPoint() + "/lib/dep.js")).contains("dep");
			assertThat(mounted.list(files.mountPoint())).contains("lib", "main.js", "node_modules");
			return resolveAll(mounted, files.mountPoint());
		}
	}

	private static List<String> resolveAll(ModuleFiles files, String root) throws IOException {
		ModuleResolver resolver = new ModuleResolver(files, BUILTINS::contains, (packageFile, main) -> {
		});
		List<String> lines = new ArrayList<>();
		for (Object row : (List<?>) Json.parse(Files.readString(FIXTURE.resolve("matrix.json")))) {
			String place = (String) ((List<?>) row).get(0);
			String specifier = (String) ((List<?>) row).get(1);
			String file = root + "/" + place + "probe.mjs";
			lines.add(line("require", place, specifier, () -> require(resolver, specifier, file)));
			lines.add(line("import", place, specifier,
					() -> resolver.importUrl(specifier, Urls.fromPath(file), IMPORT, (scheme) -> false)));
		}
		return lines.stream()
			.map((line) -> line.replace(root, "<root>"))
			.filter(ModuleResolverTests::isResolution)
			.toList();
	}

	/** What {@code Module._resolveFilename} does in JavaScript. */
	private static String require(ModuleResolver resolver, String request, String parent) throws ResolveException {
		if (BUILTINS.contains(request)) {
			return request;
		}
		String found = request.startsWith("#") ? resolver.internal(request, parent, REQUIRE)
				: resolver.self(request, parent, REQUIRE);
		if (found == null) {
			found = resolver.findPath(request, folders(request, parent), List.of(".js", ".json", ".node"), REQUIRE);
		}
		return (found != null) ? found : "Error MODULE_NOT_FOUND Cannot find module '" + request + "'";
	}

	private static List<String> folders(String request, String parent) {
		String directory = parent.substring(0, parent.lastIndexOf('/'));
		if (SpecifierKind.isRelative(request)) {
			return List.of(directory);
		}
		List<String> folders = new ArrayList<>();
		for (; !directory.isEmpty(); directory = directory.substring(0, directory.lastIndexOf('/'))) {
			if (!directory.endsWith("/node_modules")) {
				folders.add(directory + "/node_modules");
			}
		}
		return folders;
	}

	private static String line(String kind, String place, String specifier, Resolution resolution) {
		String result;
		try {
			result = resolution.resolve();
		}
		catch (ResolveException ex) {
			result = ex.type() + " " + ex.code() + " " + ex.getMessage();
		}
		return kind + " " + place + " " + specifier + " => " + result;
	}

	private static List<String> expected() throws IOException {
		return Files.readAllLines(SCRIPTS.resolve("modules-resolution.test.mjs.out"))
			.stream()
			.filter(ModuleResolverTests::isResolution)
			.toList();
	}

	/** Not the loader's hints, nor what it says of JSON. */
	private static boolean isResolution(String line) {
		return !line.startsWith("Did you mean") && !line.matches("import .*\\.json =>.*");
	}

	private interface Resolution {

		String resolve() throws ResolveException;

	}

}
