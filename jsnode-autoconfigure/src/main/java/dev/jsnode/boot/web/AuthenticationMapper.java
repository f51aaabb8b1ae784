package dev.jsnode.boot.web;

import java.security.Principal;
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
		if (principal instanceof Authentication authentication) {
			return Map.of("name", authentication.getName(), "authorities", authorities(authentication));
		}
		return Map.of("name", principal.getName(), "authorities", List.of());
	}

	private static List<String> authorities(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(String::valueOf)
			.toList();
	}

}
