package dev.jsnode.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.jsnode.permission.Permission;
import dev.jsnode.permission.Permissions;

/**
 * What {@code --permission} and the options that go with it grant.
 */
final class CommandLinePermissions {

	private static final Map<String, Permission> FLAGS = Map.of("allow-child-process", Permission.CHILD_PROCESS,
			"allow-worker", Permission.WORKER_THREADS, "allow-addons", Permission.ADDON, "allow-wasi", Permission.WASI,
			"allow-inspector", Permission.INSPECTOR, "allow-openssl-store", Permission.OPENSSL_STORE);

	private CommandLinePermissions() {
	}

	/**
	 * The permissions of a command line. What it names to run may be read.
	 */
	static Permissions of(CommandLine line, Path folder) {
		if (!line.isOn("permission")) {
			return Permissions.UNRESTRICTED;
		}
		List<String> read = new ArrayList<>(line.values("allow-fs-read"));
		if (line.kind() == CommandLine.Kind.FILE) {
			read.add(folder.resolve(line.text()).toString());
		}
		line.values("require").stream().filter((id) -> id.startsWith(".") || id.startsWith("/")).forEach(read::add);
		Permissions.Builder builder = Permissions.ofCommandLine().read(read).write(line.values("allow-fs-write"));
		FLAGS.forEach((flag, permission) -> {
			if (line.isOn(flag)) {
				builder.grant(permission);
			}
		});
		return builder.build();
	}

}
