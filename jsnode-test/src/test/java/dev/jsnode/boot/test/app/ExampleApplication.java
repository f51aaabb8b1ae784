package dev.jsnode.boot.test.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application to be tested in slices.
 */
@SpringBootApplication
public class ExampleApplication {

}
