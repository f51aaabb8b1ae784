package dev.jsnode;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import dev.jsnode.builtin.ConsoleLog;
import dev.jsnode.builtin.Stdio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard streams of a runtime inside an application: what JavaScript writes becomes log
 * events of {@code jsnode.console.<runtime>}, standard output at level info and standard
 * error at level error. What is written at once is one event, also where it has several
 * lines. {@code console} does not come this way: it has levels of its own.
 */
final class LogStdio extends OutputStream {

	private static final int MAX_LINE = 64 * 1024;

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private final Consumer<String> log;

	private LogStdio(Consumer<String> log) {
		this.log = log;
	}

	static Stdio create(String runtime) {
		Logger logger = LoggerFactory.getLogger("jsnode.console." + runtime);
		return new Stdio(InputStream.nullInputStream(), new LogStdio(logger::info), new LogStdio(logger::error));
	}

	/**
	 * Where {@code console} goes.
	 */
	static ConsoleLog console(String runtime) {
		Logger logger = LoggerFactory.getLogger("jsnode.console." + runtime);
		return (level, text) -> {
			switch (level) {
				case "trace" -> logger.trace(text);
				case "debug" -> logger.debug(text);
				case "warn" -> logger.warn(text);
				case "error" -> logger.error(text);
				default -> logger.info(text);
			}
		};
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) {
		if (this.line.size() == 0 && length > 0 && length <= MAX_LINE && bytes[offset + length - 1] == '\n') {
			this.log.accept(new String(bytes, offset, length - 1, StandardCharsets.UTF_8));
			return;
		}
		for (int i = 0; i < length; i++) {
			write(bytes[offset + i]);
		}
	}

	@Override
	public synchronized void write(int octet) {
		if (octet == '\n') {
			emit();
			return;
		}
		this.line.write(octet);
		if (this.line.size() >= MAX_LINE) {
			emit();
		}
	}

	private void emit() {
		this.log.accept(this.line.toString(StandardCharsets.UTF_8));
		this.line.reset();
	}

}
