package dev.jsnode.engine;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import org.jspecify.annotations.Nullable;

/**
 * The text of the code that called the runtime's own JavaScript, also where that code
 * came from {@code eval} and is in no file.
 */
public final class CallerSource {

	private CallerSource() {
	}

	/**
	 * Return the source of the innermost frame that is not of a built-in module. Called
	 * by JavaScript, on the context's thread.
	 * @return the whole source, or {@code null} if there is no such frame
	 */
	public static @Nullable String text() {
		Source source = Truffle.getRuntime().iterateFrames(CallerSource::userSource);
		return (source != null) ? source.getCharacters().toString() : null;
	}

	private static @Nullable Source userSource(FrameInstance frame) {
		Node call = frame.getCallNode();
		SourceSection section = (call != null) ? call.getEncapsulatingSourceSection() : null;
		if (section == null || !section.isAvailable()) {
			return null;
		}
		Source source = section.getSource();
		return (source.isInternal() || source.getName().startsWith("node:")) ? null : source;
	}

}
