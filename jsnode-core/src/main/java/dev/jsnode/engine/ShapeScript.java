package dev.jsnode.engine;

import org.graalvm.polyglot.Source;

/**
 * Writes the two JavaScript functions of a {@link Shape}: {@code make(tape)} returns the
 * value on a tape, {@code read(value, tape)} writes a value to a tape and returns whether
 * it has the shape. Equal shapes give equal sources, which the engine compiles once.
 */
final class ShapeScript {

	private final StringBuilder functions = new StringBuilder();

	private int count;

	private ShapeScript() {
	}

	static Source of(Shape shape) {
		ShapeScript script = new ShapeScript();
		String make = script.make(shape);
		String read = script.read(shape, "value");
		return Source
			.newBuilder("js",
					"(function (isArray, isInteger, isSafeInteger) { 'use strict';\n" + script.functions
							+ "return { make: (tape) => " + make + ", read: (value, tape) => " + read + " }; })",
					"jsnode:shape")
			.internal(true)
			.buildLiteral();
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
