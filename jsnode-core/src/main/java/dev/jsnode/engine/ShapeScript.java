package dev.jsnode.engine;

import java.util.StringJoiner;

import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JavaScript that takes values off a {@link Tape} and puts them on one. Equal
 * shapes and signatures give equal sources, which the engine compiles once.
 */
final class ShapeScript {

	private final StringBuilder functions = new StringBuilder();

	private int count;

	private ShapeScript() {
	}

	/**
	 * A function {@code (tape)} that returns the value of a shape on a tape.
	 */
	static Source maker(Shape shape) {
		ShapeScript script = new ShapeScript();
		String make = script.make(shape);
		return script.source("", "(tape) => " + make);
	}

	/**
	 * A function {@code (isThenable, find)} that returns what Java calls for all calls of
	 * one function of a signature, as {@code (sink, [result,] ...arguments)}: arguments
	 * of a known shape are tapes and the result is put on one, all in one crossing.
	 * {@code find()} gives the object that has the function, and its key.
	 */
	static Source caller(Signature signature) {
		ShapeScript script = new ShapeScript();
		String sink = (signature.result() != null) ? "sink, tape" : "sink";
		StringBuilder parameters = new StringBuilder(sink);
		StringJoiner arguments = new StringJoiner(", ");
		for (int i = 0; i < signature.parameters().size(); i++) {
			String argument = "argument" + i;
			Shape shape = signature.parameters().get(i);
			parameters.append(", ").append(argument);
			arguments.add((shape != null) ? script.made(shape, argument) : argument);
		}
		script.settle(signature.result(), sink);
		return script.source("isArray, isInteger, isSafeInteger",
				"(isThenable, find) => (" + parameters
						+ ") => { try { const { owner, key } = find(); const result = owner[key](" + arguments
						+ "); if (isThenable(result)) { result.then((value) => settle(" + sink
						+ ", value), (error) => sink.reject(error)); } else { settle(" + sink
						+ ", result); } } catch (error) { sink.reject(error); } }");
	}

	private Source source(String parameters, String value) {
		return Source
			.newBuilder("js",
					"(function (" + parameters + ") { 'use strict';\n" + this.functions + "return " + value + "; })",
					"jsnode:shape")
			.internal(true)
			.buildLiteral();
	}

	/** An expression for the value on a tape that may be missing itself. */
	private String made(Shape shape, String tape) {
		String value = make(shape);
		String name = "make" + this.count++;
		this.functions.append("function ").append(name).append("(tape) { return ").append(value).append("; }\n");
		return "(" + tape + " === null ? null : " + name + "(" + tape + "))";
	}

	/** What reads the result throws where a getter or a {@code toJSON} does. */
	private void settle(@Nullable Shape result, String sink) {
		String resolve = (result != null)
				? "if (" + read(result, "value") + ") { sink.resolveShaped(); } else { sink.resolve(value); }"
				: "sink.resolve(value);";
		this.functions.append("function settle(")
			.append(sink)
			.append(", value) { try { ")
			.append(resolve)
			.append(" } catch (error) { sink.reject(error); } }\n");
	}

	/** An expression for the next value of the variable {@code tape}. */
	private String make(Shape shape) {
		return switch (shape.kind()) {
			case INTEGER -> shape.nullable() ? "tape.optional()" : "tape.integer()";
			case LONG, NUMBER -> shape.nullable() ? "tape.optional()" : "tape.number()";
			case BOOLEAN -> shape.nullable() ? "tape.optional()" : "tape.truth()";
			case TEXT -> "tape.text()";
			case LIST -> makeList(shape);
			case OBJECT -> makeObject(shape);
		};
	}

	private String makeList(Shape shape) {
		String item = make(shape.parts().get(0));
		String name = "make" + this.count++;
		this.functions.append("function ")
			.append(name)
			.append("(tape) { const size = tape.size();")
			.append(" if (size < 0) { return null; } const items = new Array(size);")
			.append(" for (let i = 0; i < size; i++) { items[i] = ")
			.append(item)
			.append("; } return items; }\n");
		return name + "(tape)";
	}

	private String makeObject(Shape shape) {
		StringBuilder members = new StringBuilder();
		for (int i = 0; i < shape.names().size(); i++) {
			members.append((i > 0) ? ", " : "")
				.append(quoted(shape.names().get(i)))
				.append(": ")
				.append(make(shape.parts().get(i)));
		}
		return "(tape.present() ? { " + members + " } : null)";
	}

	/** An expression that writes an expression's value and tells whether it fits. */
	private String read(Shape shape, String value) {
		String name = "read" + this.count++;
		String body = switch (shape.kind()) {
			case INTEGER -> scalar("isInteger(value) && (value | 0) === value", "addInteger(value | 0)");
			case LONG -> scalar("isSafeInteger(value)", "addNumber(value)");
			case NUMBER -> scalar("typeof value === 'number'", "addNumber(value)");
			case BOOLEAN -> scalar("typeof value === 'boolean'", "addBoolean(value)");
			case TEXT -> scalar("typeof value === 'string'", "addText(value)");
			case LIST -> "if (isArray(value)) { const size = value.length; tape.addInteger(size);"
					+ " for (let i = 0; i < size; i++) { if (!" + read(shape.parts().get(0), "value[i]")
					+ ") { return false; } } return true; }";
			case OBJECT -> readObject(shape);
		};
		this.functions.append("function ").append(name).append("(value, tape) { ").append(body);
		if (shape.nullable()) {
			this.functions.append(" if (value === null || value === undefined) { tape.addNull(); return true; }");
		}
		this.functions.append(" return false; }\n");
		return name + "(" + value + ", tape)";
	}

	/** Names of Java need no escapes. */
	private static String quoted(String name) {
		return '"' + name + '"';
	}

	private static String scalar(String test, String add) {
		return "if (" + test + ") { tape." + add + "; return true; }";
	}

	private String readObject(Shape shape) {
		StringBuilder members = new StringBuilder();
		for (int i = 0; i < shape.names().size(); i++) {
			members.append(" && ").append(read(shape.parts().get(i), "value[" + quoted(shape.names().get(i)) + "]"));
		}
		return "if (typeof value === 'object' && value !== null && !isArray(value) && typeof value.toJSON !== 'function')"
				+ " { tape.addObject(); return true" + members + "; }";
	}

}
