package dev.jsnode.boot.web;

/**
 * Where a runtime takes requests of the application's web server.
 *
 * @param path the path pattern
 * @param door where JavaScript listens
 * @param handler who passes requests to it
 */
public record NodeMount(String path, WebFluxDoor door, NodeHttpHandler handler) {

}
