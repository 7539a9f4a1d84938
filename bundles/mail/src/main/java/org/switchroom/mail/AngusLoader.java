package org.switchroom.mail;

import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Jakarta Mail finds its provider, angus, by the thread's context class loader (jakarta.mail.util.FactoryFinder); in
 * OSGi that has to be angus's own for the time of the call.
 */
public final class AngusLoader {
    private AngusLoader() {}

    /** Work that needs angus. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public static <T, E extends Exception> T with(Work<T, E> work) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            return work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
