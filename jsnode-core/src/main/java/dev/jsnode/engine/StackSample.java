package dev.jsnode.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * A stack of JavaScript that is asked for now and taken at the thread's next safepoint,
 * without stopping it for longer than that takes. Asked for and read on another thread.
 */
public final class StackSample {

	/** As many as V8 keeps. */
	private static final int MAX_FRAMES = 255;

	private final Capture capture = new Capture();

	private final Future<Void> done;

	StackSample(TruffleLanguage.Env env, Thread thread) {
		this.done = env.submitThreadLocal(new Thread[] { thread }, this.capture);
	}

	/**
	 * Return whether it was taken.
	 * @return {@code false} while the thread has not come to a safepoint, because a call
	 * into Java has not returned
	 */
	public boolean isDone() {
		return this.done.isDone();
	}

	/**
	 * Want it no longer.
	 */
	public void cancel() {
		this.done.cancel(false);
	}

	/**
	 * Return the functions on the stack, the innermost first. Called once it is done.
	 * @return the functions
	 */
	public List<StackFrame> frames() {
		List<StackFrame> frames = new ArrayList<>(this.capture.roots.size());
		for (RootNode root : this.capture.roots) {
			StackFrame frame = frame(root);
			if (frame != null) {
				frames.add(frame);
			}
		}
		return frames;
	}

	/**
	 * Return the line that the innermost function was at.
	 * @return the line, 1-based; 0 if it is not known
	 */
	public int line() {
		return this.capture.line;
	}

	private static @Nullable StackFrame frame(RootNode root) {
		String name = (root.getName() != null) ? root.getName() : "";
		String function = name.startsWith(":") ? "" : name;
		SourceSection section = root.getSourceSection();
		if (section == null || !section.isAvailable()) {
			return function.isEmpty() ? null : new StackFrame(function, "", 0, 0);
		}
		return section.getSource().isInternal() ? null : new StackFrame(function, section.getSource().getName(),
				section.getStartLine(), section.getStartColumn());
	}

	private static final class Capture extends ThreadLocalAction {

		private final List<RootNode> roots = new ArrayList<>();

		private int line;

		Capture() {
			super(false, false);
		}

		@Override
		protected void perform(Access access) {
			Node location = access.getLocation();
			SourceSection section = (location != null) ? location.getEncapsulatingSourceSection() : null;
			this.line = (section != null && section.isAvailable()) ? section.getStartLine() : 0;
			Truffle.getRuntime().iterateFrames((FrameInstance frame) -> {
				if (frame.getCallTarget() instanceof RootCallTarget target) {
					this.roots.add(target.getRootNode());
				}
				return (this.roots.size() < MAX_FRAMES) ? null : frame;
			});
		}

	}

}
