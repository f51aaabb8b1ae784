package dev.jsnode.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.Token;
import com.oracle.js.parser.TokenType;
import org.jspecify.annotations.Nullable;

/**
 * A syntax error in V8's words: libraries and tests match on them.
 *
 * @param message V8's message where it is known, else the engine's
 * @param line the line in the text, from 1
 * @param sourceLine that line
 * @param underline spaces up to the error, and carets below it
 */
record V8SyntaxMessage(String message, int line, String sourceLine, String underline) {

	private static final Map<Pattern, String> MESSAGES = new LinkedHashMap<>();
	static {
		map("Invalid return statement", "Illegal return statement");
		map("Illegal continue statement", "Illegal continue statement: no surrounding iteration statement");
		map("Illegal break statement", "Illegal break statement");
		map("Invalid left hand side for assignment", "Invalid left-hand side in assignment");
		map("Undefined Label \"(.*)\"", "Undefined label '$1'");
		map("Duplicate Label \"(.*)\"", "Label '$1' has already been declared");
		map("Switch already has default case", "More than one default clause in switch statement");
		map("Variable \"(.*)\" has already been declared", "Identifier '$1' has already been declared");
		map("Missing assignment to constant \"?.*", "Missing initializer in const declaration");
		map("Missing assignment in destructuring declaration", "Missing initializer in destructuring declaration");
		map("Missing close quote", "Invalid or unexpected token");
		map("Missing space after numeric literal", "Invalid or unexpected token");
		map("Illegal character in identifier", "Invalid or unexpected token");
		map("Invalid hex digit", "Invalid hexadecimal escape sequence");
		map("Unsupported RegExp flag: .*", "Invalid regular expression flags");
		map("Repeated regex flag|Unsupported regex flag", "Invalid regular expression flags");
		map("Cannot use import.meta outside a module", "Cannot use 'import.meta' outside a module");
		map("Missing catch or finally after try", "Missing catch or finally after try");
		map("Class contains more than one constructor", "A class may only have one constructor");
		map("Duplicate export name '(.*)'", "Duplicate export of '$1'");
		map("Export '(.*)' is not defined", "Export '$1' is not defined in module");
		map("let is disallowed as a lexically bound name", "let is disallowed as a lexically bound name");
		map("invalid use of keyword super", "'super' keyword unexpected here");
		map("Illegal 'use strict' directive in .*",
				"Illegal 'use strict' directive in function with non-simple parameter list");
		map("Invalid shorthand property name initializer in object literal", "Invalid shorthand property initializer");
		map("\"with\" statement cannot be used in strict mode", "Strict mode code may not include a with statement");
		map("cannot delete identifier .* in strict mode", "Delete of an unqualified identifier in strict mode.");
		map("\"(?:eval|arguments)\" cannot be used as .*", "Unexpected eval or arguments in strict mode");
		map("\"(?:implements|interface|let|package|private|protected|public|static|yield)\" cannot be used as .*",
				"Unexpected strict mode reserved word");
		map("cannot use octal value in strict mode", "Octal literals are not allowed in strict mode.");
		map("cannot use octal escapes in strict mode", "Octal escape sequences are not allowed in strict mode.");
		map("Decimals with leading zeros .*", "Decimals with leading zeros are not allowed in strict mode.");
		map("strict mode function cannot have duplicate parameter name .*",
				"Duplicate parameter name not allowed in this context");
		map("new.target expression is only allowed in functions", "new.target expression is not allowed here");
	}

	private static void map(String pattern, String replacement) {
		MESSAGES.put(Pattern.compile(pattern), replacement);
	}

	static V8SyntaxMessage of(ParserException ex, String text, int shift) {
		long token = ex.getToken();
		int position = Math.max(0, Math.min(text.length(), Token.descPosition(token) - shift));
		int length = (Token.descType(token) == TokenType.EOL || Token.descType(token) == TokenType.EOF) ? 0
				: Math.min(Token.descLength(token), text.length() - position);
		int lineStart = text.lastIndexOf('\n', position - 1) + 1;
		int lineEnd = text.indexOf('\n', position);
		String sourceLine = text.substring(lineStart, (lineEnd < 0) ? text.length() : lineEnd);
		int line = 1 + (int) text.substring(0, lineStart).chars().filter((c) -> c == '\n').count();
		String found = text.substring(position, position + length);
		boolean end = Descriptions.isEnd(token, position, text.length());
		int carets = end ? 0 : Math.max(1, Math.min(length, sourceLine.length() - (position - lineStart)));
		String indent = sourceLine.substring(0, position - lineStart).replaceAll("[^\\t]", " ");
		return new V8SyntaxMessage(message(ex, token, found, end), line, sourceLine, indent + "^".repeat(carets));
	}

	private static String message(ParserException ex, long token, String found, boolean end) {
		String raw = ex.getRawMessage();
		if (raw.startsWith("Expected ") || raw.startsWith("expected ") || raw.startsWith("Unexpected")
				|| raw.startsWith("unexpected")) {
			String special = Descriptions.special(raw, found);
			if (special != null) {
				return special;
			}
			return raw.startsWith("Expected , but found") ? "missing ) after argument list"
					: Descriptions.unexpected(token, found, end);
		}
		for (Map.Entry<Pattern, String> entry : MESSAGES.entrySet()) {
			Matcher matcher = entry.getKey().matcher(raw);
			if (matcher.matches()) {
				return matcher.replaceFirst(entry.getValue());
			}
		}
		return raw;
	}

	/** How V8 names the token it did not expect. */
	private static final class Descriptions {

		static boolean isEnd(long token, int position, int length) {
			return Token.descType(token) == TokenType.EOF || position >= length;
		}

		static @Nullable String special(String raw, String found) {
			return switch (found) {
				case "import" -> "Cannot use import statement outside a module";
				case "super" -> "'super' keyword unexpected here";
				case "enum" -> "Unexpected reserved word";
				case "(" -> raw.startsWith("Expected ident ") ? "Function statements require a function name" : null;
				default -> null;
			};
		}

		static String unexpected(long token, String found, boolean end) {
			if (end) {
				return "Unexpected end of input";
			}
			TokenType type = Token.descType(token);
			return switch (type) {
				case IDENT -> "Unexpected identifier '" + found + "'";
				case DECIMAL, NON_OCTAL_DECIMAL, OCTAL, OCTAL_LEGACY, BINARY_NUMBER, HEXADECIMAL, FLOATING, BIGINT ->
					"Unexpected number";
				case STRING, ESCSTRING -> "Unexpected string";
				case TEMPLATE, TEMPLATE_HEAD, TEMPLATE_MIDDLE, TEMPLATE_TAIL -> "Unexpected template string";
				case ERROR, EOL -> "Invalid or unexpected token";
				default -> "Unexpected token '" + found + "'";
			};
		}

	}

}
