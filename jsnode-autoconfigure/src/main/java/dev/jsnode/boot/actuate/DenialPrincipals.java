package dev.jsnode.boot.actuate;

import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Says who is behind an access that JavaScript was refused.
 */
@FunctionalInterface
public interface DenialPrincipals {

	/**
	 * Return the name of who made the request or call that the access was part of.
	 * @param context its context
	 * @return the name, empty where nobody is known
	 */
	Mono<String> nameOf(ContextView context);

}
