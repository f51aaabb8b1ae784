package dev.jsnode.boot.autoconfigure;

import java.util.List;

import dev.jsnode.permission.PermissionDenial;
import dev.jsnode.permission.PermissionDenialListener;

/**
 * All listeners of the application.
 */
record PermissionDenialListeners(List<PermissionDenialListener> all) implements PermissionDenialListener {

	@Override
	public void accept(PermissionDenial denial) {
		this.all.forEach((listener) -> listener.accept(denial));
	}

	@Override
	public boolean needsContext() {
		return this.all.stream().anyMatch(PermissionDenialListener::needsContext);
	}

}
