/**
 * JavaScript and the application's web server.
 */
@NullMarked
package dev.jsnode.boot.web;

import org.jspecify.annotations.NullMarked;
