package dev.jsnode;

/**
 * A piece of what JavaScript renders.
 *
 * @param bytes the bytes, text in UTF-8
 * @param whole whether this is all: no piece comes before or after
 */
public record NodeContent(byte[] bytes, boolean whole) {

}
