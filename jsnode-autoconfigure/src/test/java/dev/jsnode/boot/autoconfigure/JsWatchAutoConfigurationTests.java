package dev.jsnode.boot.autoconfigure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.watch.RuntimeReloader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.devtools.classpath.ClassPathRestartStrategy;
import org.springframework.boot.devtools.filewatch.ChangedFile;
import org.springframework.boot.devtools.filewatch.ChangedFile.Type;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsWatchAutoConfiguration} and {@link JsDevToolsAutoConfiguration}.
 */
class JsWatchAutoConfigurationTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class,
				JsWatchAutoConfiguration.class, JsDevToolsAutoConfiguration.class));

	private final ApplicationContextRunner watching = this.runner.withPropertyValues("jsnode.watch=true");

	@Test
	void nothingIsWatchedUnlessAskedFor() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(NodeRuntime.class)
			.doesNotHaveBean(RuntimeReloader.class));
		this.runner.withPropertyValues("jsnode.watch=false")
			.run((context) -> assertThat(context).doesNotHaveBean(RuntimeReloader.class));
	}

	@Test
	void filesAreWatchedWhenAskedFor() {
		this.watching.run((context) -> assertThat(context.getBean(RuntimeReloader.class).isRunning()).isTrue());
	}

	@Test
	void nothingIsWatchedWhereJavaScriptIsOff() {
		this.watching.withPropertyValues("jsnode.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RuntimeReloader.class));
	}

	@Test
	void reloaderOfTheApplicationTakesThePlaceOfOurs() {
		this.watching.withBean("mine", RuntimeReloader.class, () -> new RuntimeReloader(List.of(), Duration.ZERO))
			.run((context) -> assertThat(context.getBeanNamesForType(RuntimeReloader.class)).containsExactly("mine"));
	}

	@Test
	void worksWithoutDevTools() {
		this.watching.withClassLoader(new FilteredClassLoader("org.springframework.boot.devtools"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(RuntimeReloader.class));
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.devtools"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RuntimeReloader.class));
	}

	@Test
	void devToolsDoNotRestartForJavaScript() throws Exception {
		Path file = Files.writeString(Files.createDirectories(this.folder.resolve("app")).resolve("x.mjs"), "");
		Path other = Files.writeString(this.folder.resolve("x.class"), "");
		this.watching.withPropertyValues("jsnode.root=" + this.folder.resolve("app"))
			.withBean(ClassPathRestartStrategy.class, () -> (changed) -> true)
			.run((context) -> {
				ClassPathRestartStrategy strategy = context.getBean(ClassPathRestartStrategy.class);
				assertThat(strategy.isRestartRequired(changed(file))).isFalse();
				assertThat(strategy.isRestartRequired(changed(other))).isTrue();
			});
	}

	@Test
	void rootsAreFoundOnDiskAndOnTheClassPath() {
		ClassLoader loader = getClass().getClassLoader();
		assertThat(new RootFolder("classpath:/js/").onDisk(loader)).singleElement()
			.satisfies((path) -> assertThat(path.resolve("pricing.js")).exists());
		assertThat(new RootFolder("classpath:/none/").onDisk(loader)).isEmpty();
		assertThat(new RootFolder(this.folder.toString()).onDisk(loader)).containsExactly(this.folder);
		assertThat(new RootFolder("file:" + this.folder).onDisk(loader)).containsExactly(this.folder);
		assertThat(new RootFolder("file://" + this.folder).location()).isEqualTo(this.folder.toString());
	}

	private ChangedFile changed(Path file) {
		return new ChangedFile(this.folder.toFile(), new File(file.toString()), Type.MODIFY);
	}

}
