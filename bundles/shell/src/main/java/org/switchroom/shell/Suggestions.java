package org.switchroom.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.osgi.framework.BundleContext;

/** What the Tab key offers for an argument. Asks the services; offers nothing when they are away or refuse. */
public abstract class Suggestions implements Completer {
    /** More on one screen help nobody. */
    protected static final int MOST = 50;

    @Reference
    private BundleContext bundles;

    @Override
    public final int complete(Session session, CommandLine line, List<String> found) {
        List<Candidate> candidates = new ArrayList<>();
        completeCandidates(session, line, candidates);
        candidates.forEach(candidate -> found.add(candidate.value()));
        return found.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    @Override
    public final void completeCandidates(Session session, CommandLine line, List<Candidate> found) {
        String typed = line.getCursorArgument() == null
                ? ""
                : line.getCursorArgument().substring(0, line.getArgumentPosition());
        try (RegistryServices services = new RegistryServices(bundles)) {
            suggest(services)
                    .filter(candidate -> candidate.value().startsWith(typed))
                    .forEach(found::add);
        } catch (NotDone nobodyThere) {
            found.clear();
        }
    }

    protected abstract Stream<Candidate> suggest(Services services) throws NotDone;

    /** A value with the words that stand beside it. */
    protected static Candidate candidate(Object value, String words) {
        return new Candidate(value.toString(), value.toString(), null, words, null, null, true);
    }
}
