package dev.jsnode.builtin;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The standard streams of a runtime.
 *
 * @param in read by {@code process.stdin}
 * @param out written by {@code process.stdout}
 * @param err written by {@code process.stderr}
 */
public record Stdio(InputStream in, OutputStream out, OutputStream err) {

}
