package dev.jsnode.boot.bridge;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import dev.jsnode.engine.Shape;
import dev.jsnode.engine.Tape;
import org.jspecify.annotations.Nullable;

/**
 * Records, by their accessors and their canonical constructor.
 */
final class RecordCodec implements ShapeCodec {

	private final Shape shape;

	private final ShapeCodec[] parts;

	private final MethodHandle[] accessors;

	private final MethodHandle constructor;

	/**
	 * Create a codec.
	 * @param type the record
	 * @param parts the codecs of its components
	 * @throws ReflectiveOperationException if the record is not accessible
	 */
	RecordCodec(Class<?> type, List<ShapeCodec> parts) throws ReflectiveOperationException {
		RecordComponent[] components = type.getRecordComponents();
		this.shape = Shape.object(Arrays.stream(components).map(RecordComponent::getName).toList(),
				parts.stream().map(ShapeCodec::shape).toList());
		this.parts = parts.toArray(ShapeCodec[]::new);
		this.accessors = new MethodHandle[components.length];
		for (int i = 0; i < components.length; i++) {
			Method accessor = components[i].getAccessor();
			accessor.setAccessible(true);
			this.accessors[i] = MethodHandles.lookup()
				.unreflect(accessor)
				.asType(MethodType.methodType(Object.class, Object.class));
		}
		Constructor<?> canonical = type
			.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		canonical.setAccessible(true);
		this.constructor = MethodHandles.lookup()
			.unreflectConstructor(canonical)
			.asSpreader(Object[].class, components.length)
			.asType(MethodType.methodType(Object.class, Object[].class));
	}

	@Override
	public Shape shape() {
		return this.shape;
	}

	@Override
	public boolean write(@Nullable Object value, Tape tape) {
		if (value == null) {
			tape.add(null);
			return true;
		}
		tape.add(Tape.PRESENT);
		for (int i = 0; i < this.parts.length; i++) {
			if (!this.parts[i].write(component(value, i), tape)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public @Nullable Object read(Tape.Reader tape) {
		if (!tape.present()) {
			return null;
		}
		@Nullable Object[] components = new Object[this.parts.length];
		for (int i = 0; i < components.length; i++) {
			components[i] = this.parts[i].read(tape);
		}
		return create(components);
	}

	Object create(@Nullable Object[] components) {
		try {
			return (Object) this.constructor.invokeExact(components);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private @Nullable Object component(Object value, int index) {
		try {
			return (Object) this.accessors[index].invokeExact(value);
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

}
