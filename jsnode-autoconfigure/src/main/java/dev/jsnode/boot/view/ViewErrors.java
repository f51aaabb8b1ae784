package dev.jsnode.boot.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.jsnode.boot.bridge.BridgeMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Makes what a view sees of binding and validation: for each attribute of the model that
 * has errors a list of them, with messages in the language of the request.
 */
final class ViewErrors {

	private final BridgeMapper mapper;

	private final MessageSource messages;

	private final Locale locale;

	ViewErrors(BridgeMapper mapper, MessageSource messages, Locale locale) {
		this.mapper = mapper;
		this.messages = messages;
		this.locale = locale;
	}

	/**
	 * Return the errors by the names of the attributes; empty if there are none.
	 */
	Map<String, Object> of(Map<String, Object> model) {
		Map<String, Object> errors = new LinkedHashMap<>();
		model.values().forEach((value) -> {
			if (value instanceof BindingResult result && result.hasErrors()) {
				errors.put(result.getObjectName(), list(result));
			}
		});
		return errors;
	}

	private List<Map<String, @Nullable Object>> list(BindingResult result) {
		List<Map<String, @Nullable Object>> list = new ArrayList<>();
		for (ObjectError error : result.getAllErrors()) {
			Map<String, @Nullable Object> one = new LinkedHashMap<>();
			if (error instanceof FieldError field) {
				one.put("field", field.getField());
				one.put("rejectedValue", this.mapper.toTree(field.getRejectedValue()));
			}
			one.put("code", error.getCode());
			one.put("message", this.messages.getMessage(error, this.locale));
			list.add(one);
		}
		return list;
	}

}
