package dev.jsnode.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.jsnode.boot.bridge.TypeDeclarations;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Writes the TypeScript declarations of the opened beans into a file of the sources when
 * the application starts, where they have changed.
 */
class TypeDeclarationsWriter implements SmartInitializingSingleton {

	private final TypeDeclarations declarations;

	private final Path file;

	TypeDeclarationsWriter(TypeDeclarations declarations, Path file) {
		this.declarations = declarations;
		this.file = file;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			String text = this.declarations.text();
			if (!Files.exists(this.file) || !Files.readString(this.file).equals(text)) {
				Files.writeString(this.file, text);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("jsnode.types.output cannot be written", ex);
		}
	}

}
