package dev.jsnode.builtin;

import java.nio.file.Path;

import dev.jsnode.permission.Permission;
import dev.jsnode.permission.PermissionGuard;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code process.permission}.
 */
public final class PermissionBinding {

	private final BindingContext context;

	PermissionBinding(BindingContext context) {
		this.context = context;
	}

	@HostAccess.Export
	public boolean enforced() {
		return this.context.guard().isEnforced();
	}

	@HostAccess.Export
	public boolean has(String scope, @Nullable String reference) {
		return this.context.guard().has(scope, reference);
	}

	@HostAccess.Export
	public void drop(String scope, @Nullable String reference) {
		this.context.guard().drop(scope, reference);
	}

	/**
	 * The name in errors of the permission behind a scope, null where there is none.
	 */
	@HostAccess.Export
	public @Nullable String title(String scope) {
		return PermissionGuard.title(scope);
	}

	/**
	 * Throws where a permission without details is missing.
	 * @param permission its name in Java
	 */
	@HostAccess.Export
	public void require(String permission, String resource) {
		this.context.require((guard) -> guard.check(Permission.valueOf(permission), resource));
	}

	/**
	 * Throws where a file may not be read.
	 * @param path an absolute path
	 */
	@HostAccess.Export
	public void requireRead(String path) {
		this.context.require((guard) -> guard.checkFile(Permission.FILE_SYSTEM_READ, Path.of(path), true, path));
	}

	/**
	 * Throws where anything is restricted.
	 */
	@HostAccess.Export
	public void requireUnrestricted(String message) {
		this.context.require((guard) -> {
			throw guard.denied(message);
		});
	}

}
