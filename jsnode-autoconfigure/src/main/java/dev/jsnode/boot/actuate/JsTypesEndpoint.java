package dev.jsnode.boot.actuate;

import java.util.function.Supplier;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@link Endpoint @Endpoint} to expose TypeScript declarations of what Java gives to
 * JavaScript.
 */
@Endpoint(id = "jstypes")
public class JsTypesEndpoint {

	private final Supplier<String> declarations;

	/**
	 * Create a new endpoint.
	 * @param declarations gives the declarations
	 */
	public JsTypesEndpoint(Supplier<String> declarations) {
		this.declarations = declarations;
	}

	/**
	 * Return the declarations.
	 * @return the text of a {@code .d.ts} file
	 */
	@ReadOperation(produces = "text/plain;charset=UTF-8")
	public String types() {
		return this.declarations.get();
	}

}
