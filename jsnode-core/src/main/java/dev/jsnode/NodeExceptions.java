package dev.jsnode;

import dev.jsnode.engine.JsErrors;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link NodeException} of a thrown JavaScript value. Used on the loop's thread.
 */
final class NodeExceptions {

	private static final int MAX_CAUSES = 16;

	private NodeExceptions() {
	}

	static NodeException of(Value thrown) {
		return of(thrown, 0);
	}

	static NodeException of(PolyglotException ex) {
		Value thrown = ex.getGuestObject();
		if (thrown != null) {
			return of(thrown);
		}
		Throwable host = ex.isHostException() ? ex.asHostException() : ex;
		return new NodeException(host.getClass().getSimpleName(), String.valueOf(host.getMessage()), null, null, host);
	}

	private static NodeException of(Value thrown, int depth) {
		if (thrown.isHostObject() && thrown.asHostObject() instanceof Throwable host) {
			return new NodeException(host.getClass().getSimpleName(), String.valueOf(host.getMessage()), null, null,
					host);
		}
		if (!thrown.hasMembers() || !thrown.hasMember("message")) {
			return new NodeException("Error",
					"Thrown value is not an error: " + (thrown.isString() ? thrown.asString() : thrown), null, null,
					null);
		}
		Throwable cause = JsErrors.origin(thrown);
		if (cause == null && depth < MAX_CAUSES && thrown.hasMember("cause")) {
			Value value = thrown.getMember("cause");
			cause = (value == null || value.isNull()) ? null : of(value, depth + 1);
		}
		String name = text(thrown, "name");
		String message = text(thrown, "message");
		return new NodeException((name != null) ? name : "Error", (message != null) ? message : "",
				text(thrown, "code"), text(thrown, "stack"), cause);
	}

	private static @Nullable String text(Value object, String member) {
		Value value = object.getMember(member);
		return (value == null || value.isNull()) ? null : value.isString() ? value.asString() : value.toString();
	}

}
