package dev.jsnode.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JavaScript stack of a thread that runs, at its next safepoint and without
 * stopping it for longer than that takes.
 */
final class RunningStack extends ThreadLocalAction {

	private static final long TIMEOUT_MILLIS = 500;

	private static final int MAX_FRAMES = 50;

	private final List<String> frames = new ArrayList<>();

	private RunningStack() {
		super(false, false);
	}

	/**
	 * The stack as JavaScript prints one; says so where it cannot be had.
	 */
	static String of(TruffleLanguage.Env env, Thread thread) {
		RunningStack action = new RunningStack();
		Future<Void> done = env.submitThreadLocal(new Thread[] { thread }, action);
		try {
			done.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
			return String.join("\n", action.frames);
		}
		catch (TimeoutException | ExecutionException ex) {
			done.cancel(false);
			return "    (a call into Java that has not returned)";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "    (interrupted while reading the stack)";
		}
	}

	@Override
	protected void perform(Access access) {
		add(access.getLocation());
		Truffle.getRuntime().iterateFrames((FrameInstance frame) -> {
			Node call = frame.getCallNode();
			if (call != null) {
				add(call);
			}
			return (this.frames.size() < MAX_FRAMES) ? null : frame;
		});
	}

	private void add(@Nullable Node node) {
		if (node == null) {
			return;
		}
		SourceSection section = node.getEncapsulatingSourceSection();
		RootNode root = node.getRootNode();
		String name = (root == null || root.getName() == null) ? "<anonymous>" : root.getName();
		if (section != null && section.isAvailable()) {
			this.frames.add("    at " + name + " (" + section.getSource().getName() + ":" + section.getStartLine() + ":"
					+ section.getStartColumn() + ")");
		}
	}

}
