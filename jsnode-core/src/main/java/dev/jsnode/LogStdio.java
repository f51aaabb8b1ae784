package dev.jsnode;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import dev.jsnode.builtin.Stdio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Standard streams of a runtime inside an application: what JavaScript writes becomes log
 * lines of {@code jsnode.console.<runtime>}, standard output at level info and standard
 * error at level error.
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
