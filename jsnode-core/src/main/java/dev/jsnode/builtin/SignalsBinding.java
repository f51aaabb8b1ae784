package dev.jsnode.builtin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.jsnode.engine.GuardedRun;
import dev.jsnode.loop.EventLoop;
import dev.jsnode.loop.Request;
import dev.jsnode.permission.Permission;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Native side of signals. A runtime that is the process (the command line) hears and
 * sends real ones. A runtime inside an application shares its process with others: what
 * it sends to the process is its own affair, listeners here hear it, and a signal that
 * ends a process ends this runtime. Signals from outside are the application's.
 */
public final class SignalsBinding {

	private static final int EINVAL = 22;

	private static final int EPERM = 1;

	private static final int ENOSYS = 38;

	private static final int SIGCHLD = 17;

	private static final int SIGCONT = 18;

	private static final int SIGURG = 23;

	private static final int SIGWINCH = 28;

	private final BindingContext context;

	private static final int SIGINT = 2;

	private final Map<Integer, Listener> listeners = new HashMap<>();

	/** The calls that SIGINT ends, the innermost first. */
	private final Deque<GuardedRun> breakable = new ArrayDeque<>();

	SignalsBinding(BindingContext context) {
		this.context = context;
		context.onClose(() -> this.listeners.values().forEach(this::restore));
	}

	/**
	 * Hear a signal from now on.
	 * @param name its name without {@code SIG}
	 * @param listener called on the loop
	 * @return 0, or the negative number of an error: the JVM keeps some for itself
	 */
	@HostAccess.Export
	public int start(String name, int number, Value listener) {
		Listener added = new Listener(name, listener);
		if (OwnProcess.isTaken() && !isBreaking(number)) {
			try {
				hear(added);
			}
			catch (IllegalArgumentException ex) {
				return -EINVAL;
			}
		}
		Listener former = this.listeners.put(number, added);
		if (former != null) {
			former.arrived();
		}
		return 0;
	}

	private void hear(Listener listener) {
		Signal.handle(new Signal(listener.name()), (signal) -> this.context.loop().executeIfOpen(() -> {
			listener.arrived();
			this.context.call(listener.function());
		}));
	}

	private boolean isBreaking(int number) {
		return number == SIGINT && !this.breakable.isEmpty();
	}

	/**
	 * Let SIGINT end a call instead of reaching the listeners.
	 * @return false where the signals of the process are not the runtime's
	 */
	@HostAccess.Export
	public boolean breakOnSigint(GuardedRun run) {
		if (!OwnProcess.isTaken()) {
			return false;
		}
		this.breakable.push(run);
		Signal.handle(new Signal("INT"), (signal) -> run.breakOff());
		return true;
	}

	/**
	 * The innermost such call has ended.
	 */
	@HostAccess.Export
	public void endBreakOnSigint() {
		this.breakable.pop();
		GuardedRun outer = this.breakable.peek();
		Listener listener = this.listeners.get(SIGINT);
		if (outer != null) {
			Signal.handle(new Signal("INT"), (signal) -> outer.breakOff());
		}
		else if (listener != null) {
			hear(listener);
		}
		else {
			Signal.handle(new Signal("INT"), SignalHandler.SIG_DFL);
		}
	}

	@HostAccess.Export
	public void stop(int number) {
		Listener removed = this.listeners.remove(number);
		if (removed != null) {
			removed.arrived();
			if (!isBreaking(number)) {
				restore(removed);
			}
		}
	}

	/**
	 * Send a signal.
	 * @return 0, or the negative number of an error
	 */
	@HostAccess.Export
	public int kill(int pid, int signal) {
		if (signal < 0 || signal > 64) {
			return -EINVAL;
		}
		boolean self = pid == ProcessHandle.current().pid();
		if (!OwnProcess.isTaken()) {
			if (self) {
				return killRuntime(signal);
			}
			if (pid <= 0) {
				return -EPERM;
			}
			// In an application other processes are no more JavaScript's than new ones.
			this.context.require((guard) -> guard.check(Permission.CHILD_PROCESS, String.valueOf(pid)));
		}
		if (!Posix.available()) {
			return -ENOSYS;
		}
		if (Posix.kill(pid, signal) != 0) {
			return -Posix.errno();
		}
		Listener listener = this.listeners.get(signal);
		if (self && listener != null && !isBreaking(signal)) {
			listener.onItsWay(this.context.loop());
		}
		return 0;
	}

	private int killRuntime(int signal) {
		Listener listener = this.listeners.get(signal);
		if (listener != null) {
			this.context.loop().execute(() -> this.context.call(listener.function()));
		}
		else if (signal != 0 && signal != SIGCHLD && signal != SIGCONT && signal != SIGURG && signal != SIGWINCH) {
			this.context.host().exit(128 + signal, null);
		}
		return 0;
	}

	private void restore(Listener listener) {
		if (OwnProcess.isTaken()) {
			Signal.handle(new Signal(listener.name()), SignalHandler.SIG_DFL);
		}
	}

	/**
	 * Hears one signal. Used on the loop's thread.
	 */
	private static final class Listener {

		private final String name;

		private final Value function;

		private final List<Request> sent = new ArrayList<>();

		Listener(String name, Value function) {
			this.name = name;
			this.function = function;
		}

		String name() {
			return this.name;
		}

		Value function() {
			return this.function;
		}

		/**
		 * The runtime has sent itself the signal. In Node it has arrived by then; here a
		 * thread of the JVM brings it, and the loop must not end before.
		 */
		void onItsWay(EventLoop loop) {
			this.sent.add(loop.request("SignalWrap"));
		}

		/** Of several at once the system may deliver one. */
		void arrived() {
			this.sent.forEach(Request::done);
			this.sent.clear();
		}

	}

}
