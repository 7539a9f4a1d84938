package org.switchroom.shell.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Candidate;
import org.switchroom.job.JobField;
import org.switchroom.shell.Services;
import org.switchroom.shell.Suggestions;

/** The beginnings {@code field=}. */
@Service
public final class JobFieldSuggestions extends Suggestions {
    @Override
    protected Stream<Candidate> suggest(Services services) {
        return Arrays.stream(JobField.values())
                .map(field -> new Candidate(
                        field.apiName() + "=",
                        field.apiName() + "=",
                        null,
                        field.type().name().toLowerCase(Locale.ROOT),
                        null,
                        null,
                        false));
    }
}
