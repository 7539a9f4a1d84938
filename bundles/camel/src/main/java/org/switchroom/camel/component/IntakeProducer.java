package org.switchroom.camel.component;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.switchroom.camel.Headers;
import org.switchroom.camel.NotStoredException;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Intake;

/** Brings an exchange to Arrivals; the route goes on when it is on disk, and blocks no thread meanwhile. */
final class IntakeProducer extends DefaultAsyncProducer {
    private final SwitchroomComponent component;
    private final Arriving arriving;

    IntakeProducer(IntakeEndpoint endpoint, SwitchroomComponent component, Arriving arriving) {
        super(endpoint);
        this.component = component;
        this.arriving = arriving;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Optional<Arrivals> arrivals = component.arrivals();
        if (arrivals.isEmpty()) {
            exchange.setException(new NotStoredException("Nothing can be stored: no Arrivals service is there."
                    + " The exchange failed and was not acknowledged; start switchroom-core and its store"));
            callback.done(true);
            return true;
        }
        try {
            arriving.bring(exchange, arrivals.get())
                    .whenCompleteAsync(
                            (intake, defect) -> {
                                note(exchange, intake, defect);
                                callback.done(false);
                            },
                            component.continuations());
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private static void note(Exchange exchange, Intake intake, Throwable defect) {
        if (defect != null) {
            exchange.setException(defect);
            return;
        }
        exchange.getMessage().setHeader(Headers.INTAKE, Arriving.word(intake));
        if (intake == Intake.TRY_LATER) {
            exchange.setException(new NotStoredException("The store did not take it: not on disk, not acknowledged."
                    + " The other side should repeat it; see the store's log for the cause"));
        }
    }
}
