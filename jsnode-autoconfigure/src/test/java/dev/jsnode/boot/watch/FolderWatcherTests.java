package dev.jsnode.boot.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FolderWatcher} and {@link FolderScan}.
 */
class FolderWatcherTests {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@Test
	void newChangedAndRemovedFilesAreChanges() throws IOException {
		Path removed = write("removed.js", "1");
		Path same = write("same.js", "1");
		Path changed = write("changed.js", "1");
		FolderScan before = scan();
		Files.delete(removed);
		write("changed.js", "2 is longer");
		Path added = write("deep/er/added.js", "1");
		assertThat(scan().changesSince(before)).containsExactlyInAnyOrder(removed, changed, added).doesNotContain(same);
	}

	@Test
	void excludedNamesArePassedBy() throws IOException {
		FolderScan before = scan();
		write("node_modules/a/index.js", "1");
		write("deep/node_modules/a/index.js", "1");
		write("file.tmp", "1");
		assertThat(scan().changesSince(before)).isEmpty();
	}

	@Test
	void folderThatIsNotThereHasNoFiles() {
		FolderScan scan = FolderScan.of(List.of(this.folder.resolve("none")), (name) -> false);
		assertThat(scan.changesSince(scan)).isEmpty();
	}

	@Test
	void watcherTellsOfChangesUntilItIsClosed() throws Exception {
		BlockingQueue<Set<Path>> told = new LinkedBlockingQueue<>();
		FolderWatcher watcher = new FolderWatcher("test-watch", List.of(this.folder), List.of(), (changes) -> {
			told.add(changes);
			throw new IllegalStateException("The next change is told all the same");
		});
		try (watcher) {
			watcher.start();
			Path first = write("first.js", "1");
			assertThat(told.poll(30, TimeUnit.SECONDS)).containsExactly(first);
			Path second = write("second.js", "1");
			assertThat(told.poll(30, TimeUnit.SECONDS)).containsExactly(second);
		}
	}

	private FolderScan scan() {
		return FolderScan.of(List.of(this.folder), (name) -> name.equals("node_modules") || name.endsWith(".tmp"));
	}

	private Path write(String name, String text) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

}
