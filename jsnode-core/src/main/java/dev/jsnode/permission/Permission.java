package dev.jsnode.permission;

import org.jspecify.annotations.Nullable;

/**
 * Kinds of access, with the names that Node has for them.
 */
public enum Permission {

	/** Reading files. */
	FILE_SYSTEM_READ("FileSystemRead", "fs.read", "--allow-fs-read", "fs-read"),

	/** Changing files. */
	FILE_SYSTEM_WRITE("FileSystemWrite", "fs.write", "--allow-fs-write", "fs-write"),

	/** Connecting to hosts, and listening on ports of the runtime's own. */
	NET("Net", "net", "--allow-net", "net"),

	/** Starting processes. */
	CHILD_PROCESS("ChildProcess", "child", "--allow-child-process", "child-process"),

	/** Starting worker threads. */
	WORKER_THREADS("WorkerThreads", "worker", "--allow-worker", "worker"),

	/** Calling Spring beans. */
	BEANS("Beans", "beans", null, "beans"),

	/** Seeing variables of the environment. */
	ENVIRONMENT("Environment", "env", null, "env"),

	/** Loading native code. */
	ADDON("Addon", "addon", "--allow-addons", "addons"),

	/** WebAssembly's system interface. */
	WASI("WASI", "wasi", "--allow-wasi", null),

	/** The inspector, from JavaScript. */
	INSPECTOR("Inspector", "inspector", "--allow-inspector", "inspector"),

	/** Keys from OpenSSL's loaders. */
	OPENSSL_STORE("OpenSSLStore", "openssl.store", "--allow-openssl-store", null);

	private final String title;

	private final String scope;

	private final @Nullable String flag;

	private final @Nullable String property;

	Permission(String title, String scope, @Nullable String flag, @Nullable String property) {
		this.title = title;
		this.scope = scope;
		this.flag = flag;
		this.property = property;
	}

	/**
	 * Return the name in errors.
	 * @return such as {@code FileSystemRead}
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Return the name that {@code process.permission.has()} takes.
	 * @return such as {@code fs.read}
	 */
	public String scope() {
		return this.scope;
	}

	/**
	 * Return what grants it.
	 * @param application whether the runtime is part of an application
	 * @return an option of the command line, or a property; {@code null} if nothing does
	 */
	@Nullable String grantedBy(boolean application) {
		if (!application) {
			return this.flag;
		}
		return (this.property != null) ? "jsnode.permissions." + this.property : null;
	}

}
