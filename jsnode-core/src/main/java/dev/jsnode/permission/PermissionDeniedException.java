package dev.jsnode.permission;

/**
 * Access was refused. JavaScript sees an error with the code {@code ERR_ACCESS_DENIED},
 * {@code permission} and {@code resource}.
 */
public final class PermissionDeniedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String permission;

	private final String resource;

	/**
	 * Create an exception.
	 * @param message what is refused and what would grant it
	 * @param permission the permission's title; empty where none grants the access
	 * @param resource the file, host, command or bean; may be empty
	 */
	public PermissionDeniedException(String message, String permission, String resource) {
		super(message);
		this.permission = permission;
		this.resource = resource;
	}

	/**
	 * Return the permission that was missing.
	 * @return its title, such as {@code FileSystemRead}
	 */
	public String permission() {
		return this.permission;
	}

	/**
	 * Return what was to be accessed.
	 * @return the file, host, command or bean, as JavaScript named it
	 */
	public String resource() {
		return this.resource;
	}

}
