package org.switchroom.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads the words of closed lists, in either case. */
public final class Words {
    private Words() {}

    /** Empty when nothing was typed. */
    public static <E extends Enum<E>> Optional<E> read(Class<E> list, String typed) throws NotDone {
        if (typed == null) {
            return Optional.empty();
        }
        String word = typed.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E known : list.getEnumConstants()) {
            if (known.name().equals(word)) {
                return Optional.of(known);
            }
        }
        throw new NotDone(
                "'" + typed + "' is none of " + Arrays.toString(list.getEnumConstants()) + ". Type one of them");
    }
}
