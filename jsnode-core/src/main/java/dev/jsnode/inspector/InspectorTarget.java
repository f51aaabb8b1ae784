package dev.jsnode.inspector;

/**
 * What clients are told that they debug.
 *
 * @param title the title
 * @param url the URL of the program
 * @param nodeVersion the version of Node.js, such as {@code v24.0.0}
 */
public record InspectorTarget(String title, String url, String nodeVersion) {

}
