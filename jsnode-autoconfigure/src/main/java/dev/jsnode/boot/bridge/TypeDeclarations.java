package dev.jsnode.boot.bridge;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;

/**
 * Writes TypeScript declarations of the beans that were opened to JavaScript, so that
 * editors complete and check calls of {@code spring:} modules.
 */
public final class TypeDeclarations {

	private static final String HEAD = """
			// Written by jsnode: the modules that Java gives to JavaScript.

			""";

	private static final String OWN_MODULES = """
			declare module 'spring:context' {
			  const context: {
			    get(key: string): unknown;
			    set(key: string, value: unknown): void;
			    run<T>(values: Record<string, unknown>, fn: (...args: any[]) => T, ...args: any[]): T;
			    mdc: {
			      get(key: string): string | undefined;
			      set(key: string, value: string | undefined): void;
			    };
			  };
			  export default context;
			}

			declare module 'spring:views' {
			  const views: {
			    escape(text: unknown): string;
			    json(value: unknown): string;
			    script(id: string, value: unknown, options?: { nonce?: string }): string;
			  };
			  export default views;
			}

			declare module 'spring:events' {
			  const events: import('node:events').EventEmitter;
			  export default events;
			}

			declare module 'http' {
			  interface IncomingMessage {
			    springPrincipal?: { name: string; authorities: string[]; [property: string]: unknown };
			  }
			}
			""";

	private final ExposedBeans beans;

	private final JsonMapper mapper;

	/**
	 * Create a writer.
	 * @param beans the opened beans
	 * @param mapper the application's mapper, which says what objects look like
	 */
	public TypeDeclarations(ExposedBeans beans, JsonMapper mapper) {
		this.beans = beans;
		this.mapper = mapper;
	}

	/**
	 * Return the declarations.
	 * @return the text of a {@code .d.ts} file
	 */
	public String text() {
		StringBuilder text = new StringBuilder(HEAD);
		this.beans.opened().forEach((name, bean) -> text.append(module(name, bean)));
		return text.append(OWN_MODULES).toString();
	}

	private String module(String name, ExposedBean bean) {
		TypeScriptTypes types = new TypeScriptTypes(this.mapper);
		Map<String, List<String>> signatures = new TreeMap<>();
		bean.callable()
			.forEach((function, methods) -> methods
				.forEach((method) -> signatures.computeIfAbsent(function, (key) -> new ArrayList<>())
					.add(signature(method, bean.type(), types))));
		StringBuilder text = new StringBuilder("declare module 'spring:" + name + "' {\n");
		types.interfaces().values().forEach(text::append);
		signatures.forEach((function, all) -> all
			.forEach((signature) -> text.append("  export function %s%s;%n".formatted(function, signature))));
		text.append("  const module: {\n");
		signatures.forEach((function, all) -> all
			.forEach((signature) -> text.append("    %s%s;%n".formatted(function, signature))));
		return text.append("  };\n  export default module;\n}\n\n").toString();
	}

	private static String signature(Method method, Class<?> type, TypeScriptTypes types) {
		List<String> parameters = new ArrayList<>();
		for (Parameter parameter : method.getParameters()) {
			Type resolved = GenericTypeResolver.resolveType(parameter.getParameterizedType(), type);
			parameters.add(parameter.getName() + ": " + types.of(resolved));
		}
		Type result = GenericTypeResolver.resolveType(method.getGenericReturnType(), type);
		return parameters.stream().collect(Collectors.joining(", ", "(", ")")) + ": " + result(result, types);
	}

	private static String result(Type type, TypeScriptTypes types) {
		ResolvableType resolved = ResolvableType.forType(type);
		Class<?> raw = resolved.toClass();
		if (Mono.class.isAssignableFrom(raw) || CompletionStage.class.isAssignableFrom(raw)) {
			return "Promise<" + types.of(resolved.getGeneric(0).getType()) + ">";
		}
		if (Publisher.class.isAssignableFrom(raw)) {
			return "AsyncIterable<" + types.of(resolved.getGeneric(0).getType()) + ">";
		}
		return "Promise<" + types.of(type) + ">";
	}

}
