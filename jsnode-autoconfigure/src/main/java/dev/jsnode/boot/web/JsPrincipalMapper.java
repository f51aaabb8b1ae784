package dev.jsnode.boot.web;

import java.security.Principal;
import java.util.Map;

/**
 * Says what JavaScript sees of who makes a request, as {@code req.springPrincipal}. A
 * bean of this type takes the place of the one that is there with Spring Security, which
 * gives name and authorities.
 */
@FunctionalInterface
public interface JsPrincipalMapper {

	/**
	 * Describe who makes a request.
	 * @param principal who makes it; with Spring Security an {@code Authentication}
	 * @return the properties, which Jackson writes as JSON
	 */
	Map<String, Object> map(Principal principal);

}
