package dev.jsnode.boot.web;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Gives name and authorities of an {@link Authentication}.
 */
public final class AuthenticationMapper implements JsPrincipalMapper {

	@Override
	public Map<String, Object> map(Principal principal) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("name", principal.getName());
		properties.put("authorities",
				(principal instanceof Authentication authentication) ? authorities(authentication) : List.of());
		return properties;
	}

	private static List<String> authorities(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(String::valueOf)
			.toList();
	}

}
