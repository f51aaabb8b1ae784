package dev.jsnode.builtin;

import java.util.concurrent.RejectedExecutionException;

import dev.jsnode.context.ContextBridge;
import dev.jsnode.http.ClientRequestObserver;
import dev.jsnode.http.HttpDoor;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime tells the one who runs it. Called on the loop's thread.
 */
public interface RuntimeHost {

	/**
	 * JavaScript asked for the end, or nothing is left to do after an error. Handlers of
	 * {@code 'exit'} have run. The caller stops running JavaScript at once.
	 * @param code the exit code
	 * @param error the uncaught error that ended it, or {@code null}
	 */
	void exit(int code, @Nullable Value error);

	/**
	 * Run a task of the web server's or of a caller: at once where the caller is on the
	 * thread of a loop that shares it, otherwise in a poll phase. Called from any thread.
	 * @param task the task
	 * @throws RejectedExecutionException if the runtime ends
	 */
	void run(Runnable task);

	/**
	 * Return the web server that this runtime is part of.
	 * @return its door, or {@code null} if there is none
	 */
	default @Nullable HttpDoor httpDoor() {
		return null;
	}

	/**
	 * Return what moves the context of requests and calls.
	 * @return the bridge
	 */
	default ContextBridge contexts() {
		return ContextBridge.NONE;
	}

	/**
	 * Return who sees the requests that JavaScript makes.
	 * @return the observer, or {@code null} if nobody does
	 */
	default @Nullable ClientRequestObserver clientRequests() {
		return null;
	}

	/**
	 * Return the servers on ports of their own, where another life may follow this one.
	 * @return its servers, or {@code null} if none will
	 */
	default ServerHandover.@Nullable Life servers() {
		return null;
	}

	/**
	 * Return the debugger of the JVM.
	 * @return the debugger
	 */
	RuntimeInspector inspector();

	/**
	 * Return where {@code console} goes.
	 * @return the log, or {@code null} for the standard streams
	 */
	default @Nullable ConsoleLog consoleLog() {
		return null;
	}

}
