package dev.jsnode.permission;

/**
 * An access that was refused.
 *
 * @param runtime the runtime's name
 * @param permission the permission's title, such as {@code FileSystemRead}
 * @param resource what was to be accessed, as JavaScript named it; may be empty
 */
public record PermissionDenial(String runtime, String permission, String resource) {

}
