package org.switchroom.shell;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;

/**
 * One command. Karaf makes an object for each run and fills in the fields; that is why commands are public and their
 * fields not final. What can not be done is told to the person and ends with exit status 1; it is nothing for the log.
 */
public abstract class ConsoleCommand implements Action {
    private static final long LONGEST_WAIT_SECONDS = 60;

    @Reference
    private BundleContext bundles;

    @Option(name = "--tenant", description = "The tenant to act for; without it, your first one")
    private String tenant;

    @Override
    public final Object execute() throws CommandException {
        try (RegistryServices services = new RegistryServices(bundles)) {
            run(services);
            return null;
        } catch (NotDone e) {
            throw new CommandException(e.getMessage(), e);
        }
    }

    protected abstract void run(Services services) throws NotDone;

    protected final Caller caller() throws NotDone {
        return Callers.current(tenant);
    }

    /** The value, or the problem as the command's end. */
    protected static <T> T done(Answer<T> answer) throws NotDone {
        if (answer instanceof Answer.Refused<T> refused) {
            throw new NotDone(refused.problem());
        }
        return ((Answer.Done<T>) answer).value();
    }

    protected static <T> T done(CompletionStage<Answer<T>> stage) throws NotDone {
        try {
            return done(stage.toCompletableFuture().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the service broke while it worked on this command", e.getCause());
        } catch (TimeoutException e) {
            throw new NotDone("No answer within " + LONGEST_WAIT_SECONDS + " s; it may still be carried out. Look at"
                    + " switchroom:status, then at the thing itself, before you repeat it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotDone("Interrupted; it may still be carried out. Look before you repeat it");
        }
    }
}
