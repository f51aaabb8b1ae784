package dev.jsnode.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.jsnode.permission.Permission;
import dev.jsnode.permission.Permissions;

import org.springframework.util.PatternMatchUtils;

/**
 * What the properties of a runtime grant.
 */
final class RuntimePermissions {

	private final JsNodeProperties properties;

	RuntimePermissions(JsNodeProperties properties) {
		this.properties = properties;
	}

	Permissions permissions() {
		PermissionsProperties own = this.properties.getPermissions();
		if (!own.isEnabled()) {
			return Permissions.UNRESTRICTED;
		}
		Permissions.Builder builder = Permissions.ofApplication()
			.read(readable(own))
			.write(own.getFsWrite())
			.net(own.getNet())
			.servers(this.properties.getHttp().isStandalone())
			.beans(own.getBeans())
			.environment(visible(own));
		grant(builder, Permission.CHILD_PROCESS, own.isChildProcess());
		grant(builder, Permission.WORKER_THREADS, own.isWorker());
		grant(builder, Permission.ADDON, own.isAddons());
		grant(builder, Permission.INSPECTOR, own.isInspector());
		return builder.build();
	}

	/**
	 * What JavaScript sees of an environment: the allowed part and what the properties
	 * add.
	 */
	Map<String, String> env(Map<String, String> environment) {
		PermissionsProperties own = this.properties.getPermissions();
		String[] allowed = own.isEnabled() ? own.getEnv().toArray(String[]::new) : new String[] { "*" };
		Map<String, String> env = new TreeMap<>();
		environment.forEach((name, value) -> {
			if (PatternMatchUtils.simpleMatch(allowed, name)) {
				env.put(name, value);
			}
		});
		env.putAll(this.properties.getEnv().getValues());
		return env;
	}

	/** A runtime that could not read its own modules would be of no use. */
	private List<String> readable(PermissionsProperties own) {
		List<String> readable = new ArrayList<>(own.getFsRead());
		RootFolder root = new RootFolder(this.properties.getRoot());
		if (!root.isOnClassPath()) {
			readable.add(root.location());
		}
		return readable;
	}

	private List<String> visible(PermissionsProperties own) {
		List<String> visible = new ArrayList<>(own.getEnv());
		visible.addAll(this.properties.getEnv().getValues().keySet());
		return visible;
	}

	private static void grant(Permissions.Builder builder, Permission permission, boolean granted) {
		if (granted) {
			builder.grant(permission);
		}
	}

}
