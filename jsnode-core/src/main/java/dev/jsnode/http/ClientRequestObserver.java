package dev.jsnode.http;

import java.util.function.BiConsumer;

import dev.jsnode.context.HostContext;
import org.jspecify.annotations.Nullable;

/**
 * Sees the requests that JavaScript makes with {@code http}, {@code https} and
 * {@code fetch}. Called on the loop's thread.
 */
@FunctionalInterface
public interface ClientRequestObserver {

	/**
	 * A request begins; its headers are not written yet.
	 * @param request what is asked for
	 * @param context the context of the call or request that it serves, if any
	 * @return what hears of its outcome, or {@code null} if it is not observed
	 */
	@Nullable ObservedRequest start(ClientRequest request, @Nullable HostContext context);

	/**
	 * A request.
	 *
	 * @param runtime the name of the runtime
	 * @param method the method, in upper case
	 * @param url the URL
	 * @param headers sets a header of the request
	 */
	record ClientRequest(String runtime, String method, String url, BiConsumer<String, String> headers) {

	}

	/**
	 * Hears of the outcome of a request: of a response or an error or neither, and then
	 * of the end.
	 */
	interface ObservedRequest {

		/**
		 * The head of the response has come.
		 * @param status its status
		 */
		void response(int status);

		/**
		 * The request has failed.
		 * @param code the error's code, or its name where it has none
		 * @param message the error's message
		 */
		void error(String code, String message);

		/**
		 * Nothing more comes.
		 */
		void stop();

	}

}
