package dev.jsnode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.jsnode.permission.PermissionDenial;
import dev.jsnode.permission.Permissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PermissionTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	private final List<PermissionDenial> denials = new CopyOnWriteArrayList<>();

	@BeforeEach
	void makeFiles() throws IOException {
		Files.createDirectories(this.folder.resolve("root"));
		Files.createDirectories(this.folder.resolve("outside"));
		Files.writeString(this.folder.resolve("outside/secret.js"), "module.exports = 'secret'");
		Files.writeString(this.folder.resolve("root/ok.txt"), "ok");
		Files.createSymbolicLink(this.folder.resolve("root/link"), this.folder.resolve("outside"));
		Files.createSymbolicLink(this.folder.resolve("root/dangling"), this.folder.resolve("outside/new.txt"));
		Files.writeString(this.folder.resolve("root/try.js"),
				"""
						const fs = require('fs');
						const path = require('path');
						const outside = path.join(__dirname, '../outside/secret.js');
						const attempts = {
							read: () => fs.readFileSync(outside),
							readThroughLink: () => fs.readFileSync(__dirname + '/link/secret.js'),
							readBehindDots: () => fs.readFileSync(__dirname + '/link/../outside/secret.js'),
							require: () => require(outside),
							requireThroughLink: () => require('./link/secret.js'),
							importOutside: () => import(outside),
							write: () => fs.writeFileSync(__dirname + '/new.txt', 'x'),
							writeThroughDanglingLink: () => fs.writeFileSync(__dirname + '/dangling', 'x'),
							symlink: () => fs.symlinkSync(outside, __dirname + '/mine'),
							rename: () => fs.renameSync(outside, __dirname + '/moved.js'),
							spawn: () => require('child_process').spawnSync('ls'),
							connect: () => new Promise((resolve, reject) => require('net').connect(1, '127.0.0.1').on('error', reject)),
							lookup: () => require('dns').promises.lookup('example.org'),
							java: () => Java.type('java.lang.System'),
							polyglot: () => Polyglot.eval('js', '1'),
							loadFile: () => load(outside),
							graal: () => Graal.versionECMAScript,
							own: () => fs.readFileSync(__dirname + '/ok.txt', 'utf8'),
						};
						exports.attempt = async (name) => {
							try {
								return String(await attempts[name]());
							} catch (error) {
								return error.code ?? error.name;
							}
						};
						""");
	}

	@Test
	void whatIsGrantedCanBeRead() {
		assertThat(attempt("own")).isEqualTo("ok");
		assertThat(this.denials).isEmpty();
	}

	@Test
	void nothingLeadsOutOfTheGrantedFolder() {
		for (String attempt : List.of("read", "readThroughLink", "readBehindDots", "require", "requireThroughLink",
				"importOutside", "write", "writeThroughDanglingLink", "symlink", "rename")) {
			assertThat(attempt(attempt)).as(attempt).isEqualTo("ERR_ACCESS_DENIED");
		}
		assertThat(this.folder.resolve("outside/new.txt")).doesNotExist();
		assertThat(this.denials).extracting(PermissionDenial::permission).contains("FileSystemRead", "FileSystemWrite");
	}

	@Test
	void processesAndHostsAreRefused() {
		for (String attempt : List.of("spawn", "connect", "lookup")) {
			assertThat(attempt(attempt)).as(attempt).isEqualTo("ERR_ACCESS_DENIED");
		}
		assertThat(this.denials).extracting(PermissionDenial::permission).containsOnly("ChildProcess", "Net");
	}

	@Test
	void javaIsNotThere() {
		for (String attempt : List.of("java", "polyglot", "loadFile", "graal")) {
			assertThat(attempt(attempt)).as(attempt).isEqualTo("ReferenceError");
		}
	}

	private String attempt(String name) {
		Permissions permissions = Permissions.ofApplication()
			.read(List.of(this.folder.resolve("root").toString()))
			.build();
		try (NodeRuntime runtime = NodeRuntime.builder()
			.root(this.folder.resolve("root").toString())
			.permissions(permissions)
			.onDenied(this.denials::add)
			.build()) {
			runtime.start();
			return String.valueOf(runtime.require("./try.js").call("attempt", name).block(LIMIT));
		}
	}

}
