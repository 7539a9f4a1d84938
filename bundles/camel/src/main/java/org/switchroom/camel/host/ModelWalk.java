package org.switchroom.camel.host;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Visits every object of a route model once: steps, expressions, data formats, error handlers.
 *
 * <p>By reflection over the fields, because the model has no visitor and keeps children in some forty places; a new
 * kind of step in a later Camel is walked without a change here.
 */
final class ModelWalk {
    /** Up again: from a step to its route, and from there to steps that were not asked for. */
    private static final String UPWARDS = "parent";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    private ModelWalk() {}

    static void visit(Object root, Consumer<Object> visitor) {
        ModelWalk walk = new ModelWalk();
        walk.offer(root);
        while (!walk.open.isEmpty()) {
            Object next = walk.open.pop();
            visitor.accept(next);
            walk.offerFields(next);
        }
    }

    private void offerFields(Object object) {
        for (Class<?> type = object.getClass(); isModel(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && !field.getName().equals(UPWARDS)) {
                    offer(valueOf(field, object));
                }
            }
        }
    }

    private void offer(Object value) {
        if (value instanceof Collection<?> many) {
            many.forEach(this::offer);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::offer);
        } else if (value instanceof Object[] array) {
            for (int i = 0; i < Array.getLength(array); i++) {
                offer(Array.get(array, i));
            }
        } else if (value != null
                && isModel(value.getClass())
                && !value.getClass().isEnum()
                && seen.add(value)) {
            open.add(value);
        }
    }

    private static boolean isModel(Class<?> type) {
        String name = type.getName();
        return name.startsWith("org.apache.camel.model.")
                || name.startsWith("org.apache.camel.builder.")
                || name.startsWith("org.apache.camel.support.builder.");
    }

    private static Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Camel's model does not let itself be read: " + field, e);
        }
    }
}
