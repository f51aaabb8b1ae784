package dev.jsnode.inspector;

/**
 * What clients are told that they debug.
 *
 * @param title the title
 * @param url the URL of the program
 */
public record InspectorTarget(String title, String url) {

}
