package dev.jsnode.permission;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Checks what one runtime wants to access, and forgets what JavaScript drops. Where
 * nothing is restricted a check is one look at a field. Any thread may call it; the
 * listener of denials is called on the thread that asks.
 */
public final class PermissionGuard {

	/** Addresses that granted names were resolved to; the oldest are forgotten. */
	private static final int MAX_ADDRESSES = 10_000;

	/** On threads that work for a loop: the context of who asked for the work. */
	private static final ThreadLocal<@Nullable ContextView> CARRIED = new ThreadLocal<>();

	private final String runtime;

	private final boolean enforced;

	private final boolean application;

	private final PermissionDenialListener listener;

	private final Supplier<ContextView> contexts;

	private final Path folder;

	private final Set<Permission> granted;

	private final Map<String, String> addresses = Collections.synchronizedMap(new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
			return size() > MAX_ADDRESSES;
		}

	});

	private final boolean servers;

	private volatile List<String> environment;

	private volatile List<String> beans;

	private volatile PathRules read;

	private volatile PathRules write;

	private volatile HostRules net;

	/**
	 * Create a guard.
	 * @param runtime the runtime's name
	 * @param permissions the rules
	 * @param folder where relative patterns begin
	 * @param listener hears of denials; it must not block
	 * @param contexts gives the context that the calling thread is in, where it is the
	 * loop's
	 */
	public PermissionGuard(String runtime, Permissions permissions, Path folder, PermissionDenialListener listener,
			Supplier<ContextView> contexts) {
		this.contexts = contexts;
		this.runtime = runtime;
		this.enforced = permissions.enforced();
		this.application = permissions.application();
		this.listener = listener;
		this.folder = folder;
		this.granted = Collections.synchronizedSet(EnumSet.noneOf(Permission.class));
		this.granted.addAll(permissions.granted());
		this.read = PathRules.of(permissions.read(), folder, this.application);
		this.write = PathRules.of(permissions.write(), folder, this.application);
		this.net = HostRules.of(permissions.net());
		this.beans = permissions.beans();
		this.environment = permissions.environment();
		this.servers = permissions.servers();
	}

	/**
	 * Return whether anything is restricted.
	 * @return {@code false} if all checks pass
	 */
	public boolean isEnforced() {
		return this.enforced;
	}

	/**
	 * Return whether the context of requests and calls has to go along with what they do.
	 * @return whether a refusal is to tell it
	 */
	public boolean needsContext() {
		return this.enforced && this.listener.needsContext();
	}

	/**
	 * Have work that is done on another thread be judged as part of the present request
	 * or call. On the loop's thread.
	 * @param work the work
	 * @param <T> the type of its result
	 * @return the work, to be done elsewhere
	 */
	public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
		if (!needsContext()) {
			return work;
		}
		ContextView context = this.contexts.get();
		return context.isEmpty() ? work : () -> {
			CARRIED.set(context);
			try {
				return work.call();
			}
			finally {
				CARRIED.remove();
			}
		};
	}

	/**
	 * Return whether the rules are an application's: stricter than Node's with symbolic
	 * links, less strict with open files.
	 * @return whether symbolic links are resolved
	 */
	public boolean isOfApplication() {
		return this.application;
	}

	/**
	 * Refuse what was not granted as a whole.
	 * @param permission a permission without details
	 * @param resource what is accessed, for the error; may be empty
	 * @throws PermissionDeniedException if it was not granted
	 */
	public void check(Permission permission, String resource) {
		if (this.enforced && !this.granted.contains(permission)) {
			throw denied(permission, resource);
		}
	}

	/**
	 * Refuse a file that was not granted.
	 * @param permission reading or writing
	 * @param path the file
	 * @param follow whether the access follows a symbolic link at the path's end
	 * @param resource the path as JavaScript gave it
	 * @throws PermissionDeniedException if it was not granted
	 */
	public void checkFile(Permission permission, Path path, boolean follow, String resource) {
		if (this.enforced && !mayAccess(permission, path, follow)) {
			throw denied(permission, resource);
		}
	}

	/**
	 * Refuse symbolic links to whom not all files are granted: they could lead anywhere.
	 */
	public void checkSymlink() {
		if (this.enforced && !(this.read.allowsAll() && this.write.allowsAll())) {
			throw denied("fs.symlink API requires full fs.read and fs.write permissions.");
		}
	}

	/**
	 * Refuse to look up a host that is not granted on any port.
	 * @param host the name
	 * @throws PermissionDeniedException if it was not granted
	 */
	public void checkLookup(String host) {
		if (restrictsNet() && !this.net.allows(host, -1)) {
			throw denied(Permission.NET, host);
		}
	}

	/**
	 * Remember what a granted name means, so that its addresses may be connected to.
	 * @param host the name
	 * @param address one of its addresses
	 */
	public void resolved(String host, String address) {
		if (restrictsNet()) {
			this.addresses.put(address, host);
		}
	}

	/**
	 * Refuse a server that is not granted.
	 * @param host the address to listen on, or the path of a Unix domain socket
	 * @param port the port; 0 for any and for a Unix domain socket
	 * @throws PermissionDeniedException if it was not granted
	 */
	public void checkListen(String host, int port) {
		if (!this.servers) {
			checkNet(host, port);
		}
	}

	/**
	 * Refuse a connection that is not granted.
	 * @param host an address or a name, or the path of a Unix domain socket
	 * @param port the port; 0 for a Unix domain socket
	 * @throws PermissionDeniedException if it was not granted
	 */
	public void checkNet(String host, int port) {
		if (!restrictsNet() || this.net.allows(host, port)) {
			return;
		}
		String name = this.addresses.get(host);
		if (name == null || !this.net.allows(name, port)) {
			throw denied(Permission.NET, (port == 0) ? host : ((name != null) ? name : host) + ":" + port);
		}
	}

	/**
	 * Refuse a bean that was not granted.
	 * @param name the name behind {@code spring:}
	 * @throws PermissionDeniedException if it was not granted
	 */
	public void checkBean(String name) {
		if (this.enforced && this.application && !mayUseBean(name)) {
			throw denied(Permission.BEANS, name);
		}
	}

	/**
	 * Return the error for what is not there while permissions are enforced.
	 * @param message what is refused
	 * @return the error
	 */
	public PermissionDeniedException denied(String message) {
		return denied(message, "", "");
	}

	/**
	 * Answer {@code process.permission.has()}.
	 * @param scope such as {@code fs.read}
	 * @param reference a path, host or name; {@code null} asks for all of them
	 * @return whether it is granted; {@code false} for a scope that is not known
	 */
	public boolean has(String scope, @Nullable String reference) {
		if (scope.equals("fs")) {
			return has("fs.read", reference) && has("fs.write", reference);
		}
		Permission permission = of(scope);
		if (permission == null) {
			return false;
		}
		return switch (permission) {
			case FILE_SYSTEM_READ, FILE_SYSTEM_WRITE -> (reference != null)
					? mayAccess(permission, this.folder.resolve(reference), true) : rules(permission).allowsAll();
			case NET -> (reference != null) ? mayConnect(reference) : this.net.allowsAll();
			case BEANS -> (reference != null) ? mayUseBean(reference) : this.beans.contains("*");
			case ENVIRONMENT ->
				(reference != null) ? matches(this.environment, reference) : this.environment.contains("*");
			default -> this.granted.contains(permission);
		};
	}

	/**
	 * Take a permission away for good.
	 * @param scope such as {@code fs.read}
	 * @param reference a path or pattern that was granted, or {@code null} for the whole
	 * scope
	 */
	public void drop(String scope, @Nullable String reference) {
		if (scope.equals("fs")) {
			drop("fs.read", reference);
			drop("fs.write", reference);
			return;
		}
		Permission permission = of(scope);
		if (permission == null) {
			return;
		}
		switch (permission) {
			case FILE_SYSTEM_READ -> this.read = without(this.read, reference);
			case FILE_SYSTEM_WRITE -> this.write = without(this.write, reference);
			case NET -> this.net = HostRules.NONE;
			case BEANS -> this.beans = without(this.beans, reference);
			case ENVIRONMENT -> this.environment = without(this.environment, reference);
			default -> this.granted.remove(permission);
		}
	}

	/**
	 * Return the title of the permission behind a scope.
	 * @param scope such as {@code fs.read}
	 * @return such as {@code FileSystemRead}, or {@code null} if there is none
	 */
	public static @Nullable String title(String scope) {
		Permission permission = of(scope);
		return (permission != null) ? permission.title() : null;
	}

	private static List<String> without(List<String> patterns, @Nullable String reference) {
		return (reference == null) ? List.of()
				: patterns.stream().filter((pattern) -> !pattern.equals(reference)).toList();
	}

	private PathRules without(PathRules rules, @Nullable String reference) {
		return (reference == null) ? PathRules.NONE
				: rules.without(this.folder.resolve(reference).normalize().toString());
	}

	private boolean mayAccess(Permission permission, Path path, boolean follow) {
		PathRules rules = rules(permission);
		if (!rules.allows(path.toAbsolutePath().normalize().toString())) {
			return false;
		}
		return !this.application || rules.allowsAll() || rules.allows(RealPaths.of(path, follow).toString());
	}

	private boolean mayConnect(String reference) {
		int colon = reference.lastIndexOf(':');
		if (colon > 0 && reference.indexOf(':') == colon && reference.substring(colon + 1).matches("\\d{1,5}")) {
			return this.net.allows(reference.substring(0, colon), Integer.parseInt(reference.substring(colon + 1)));
		}
		return this.net.allows(reference, -1);
	}

	private boolean mayUseBean(String name) {
		return matches(this.beans, name);
	}

	private static boolean matches(List<String> patterns, String name) {
		return patterns.stream().anyMatch((pattern) -> Wildcards.matches(pattern, name));
	}

	/** Node 24 has no permission for the net: its command line leaves it free. */
	private boolean restrictsNet() {
		return this.enforced && this.application;
	}

	private PathRules rules(Permission permission) {
		return (permission == Permission.FILE_SYSTEM_READ) ? this.read : this.write;
	}

	private PermissionDeniedException denied(Permission permission, String resource) {
		String by = permission.grantedBy(this.application);
		String hint = (by != null) ? " Use " + by + " to manage permissions." : "";
		return denied("Access to this API has been restricted." + hint, permission.title(), resource);
	}

	private PermissionDeniedException denied(String message, String permission, String resource) {
		this.listener.accept(new PermissionDenial(this.runtime, permission, resource, context()));
		return new PermissionDeniedException(message, permission, resource);
	}

	private ContextView context() {
		if (!needsContext()) {
			return Context.empty();
		}
		ContextView carried = CARRIED.get();
		return (carried != null) ? carried : this.contexts.get();
	}

	private static @Nullable Permission of(String scope) {
		for (Permission permission : Permission.values()) {
			if (permission.scope().equals(scope)) {
				return permission;
			}
		}
		return null;
	}

}
