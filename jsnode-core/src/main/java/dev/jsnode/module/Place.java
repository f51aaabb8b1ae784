package dev.jsnode.module;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;

/**
 * One place of the class path that holds the folder; names are relative to the folder.
 */
interface Place extends Closeable {

	ModuleFiles.Kind kind(String name);

	byte[] read(String name) throws IOException;

	long size(String name) throws IOException;

	/** A number that is another one when the file has changed. */
	default long stamp(String name) throws IOException {
		return size(name);
	}

	Collection<String> list(String name) throws IOException;

	@Override
	default void close() throws IOException {
	}

}
