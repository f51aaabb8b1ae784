package dev.jsnode;

/**
 * An option of the command line as it was given.
 *
 * @param name the option's name without dashes; that of {@code --no-x} is {@code x}
 * @param value its value; {@code true} and {@code false} for flags
 */
public record NodeOption(String name, String value) {

	/**
	 * Return whether a flag is on.
	 * @return {@code false} only for what {@code --no-x} has turned off
	 */
	public boolean isOn() {
		return !this.value.equals("false");
	}

}
