package dev.jsnode.permission;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * An access that was refused.
 *
 * @param runtime the runtime's name
 * @param permission the permission's title, such as {@code FileSystemRead}
 * @param resource what was to be accessed, as JavaScript named it; may be empty
 * @param context Reactor's context of the request or call that the access was part of;
 * empty where it is not known, or no listener needs it
 */
public record PermissionDenial(String runtime, String permission, String resource, ContextView context) {

	/**
	 * Create a denial without a context.
	 * @param runtime the runtime's name
	 * @param permission the permission's title
	 * @param resource what was to be accessed
	 */
	public PermissionDenial(String runtime, String permission, String resource) {
		this(runtime, permission, resource, Context.empty());
	}

}
