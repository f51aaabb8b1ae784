package dev.jsnode.module;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs folders as jars, plain and the way Spring Boot's plugin does. */
final class FixtureJars {

	private FixtureJars() {
	}

	/** A jar whose {@code js/} holds the folder. */
	static Path jar(Path folder, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			out.write(packed(folder, "js/", (name) -> true));
		}
		return file;
	}

	/**
	 * An executable jar: the folder in {@code BOOT-INF/classes/js/}, but its packages in
	 * a library of their own.
	 */
	static Path bootJar(Path folder, Path file) throws IOException {
		Predicate<String> isPackage = (name) -> name.startsWith("node_modules/");
		byte[] library = packed(folder, "js/", isPackage);
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			directory(zip, "BOOT-INF/");
			directory(zip, "BOOT-INF/classes/");
			write(zip, folder, "BOOT-INF/classes/js/", isPackage.negate());
			directory(zip, "BOOT-INF/lib/");
			stored(zip, "BOOT-INF/lib/packages.jar", library);
		}
		return file;
	}

	private static byte[] packed(Path folder, String prefix, Predicate<String> which) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			write(zip, folder, prefix, which);
		}
		return bytes.toByteArray();
	}

	private static void write(ZipOutputStream zip, Path folder, String prefix, Predicate<String> which)
			throws IOException {
		directory(zip, prefix);
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter((file) -> !file.equals(folder)).sorted().forEach((file) -> {
				String name = folder.relativize(file).toString();
				if (which.test(name)) {
					entry(zip, file, prefix + name);
				}
			});
		}
	}

	private static void entry(ZipOutputStream zip, Path file, String name) {
		try {
			if (Files.isDirectory(file)) {
				directory(zip, name + "/");
				return;
			}
			zip.putNextEntry(new ZipEntry(name));
			zip.write(Files.readAllBytes(file));
			zip.closeEntry();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void directory(ZipOutputStream zip, String name) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.closeEntry();
	}

	private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
		CRC32 crc = new CRC32();
		crc.update(bytes);
		ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(bytes.length);
		entry.setCrc(crc.getValue());
		zip.putNextEntry(entry);
		zip.write(bytes);
		zip.closeEntry();
	}

}
