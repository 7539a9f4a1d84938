package org.switchroom.route.intakehttp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.message.Content;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

/** One transport, by the name of mail. */
final class FakeTransports implements Transports {
    private final FakeShop shop;

    FakeTransports(FakeShop shop) {
        this.shop = shop;
    }

    @Override
    public List<View> list() {
        return List.of(view(false));
    }

    private static View view(boolean suspended) {
        return new View(
                new TransportName("mail"),
                "email",
                new Capabilities(
                        Set.of(Capabilities.Direction.SEND),
                        Set.of(),
                        Set.of(Content.Kind.TEXT),
                        Set.of("mailto"),
                        1_000_000,
                        4),
                new Health(Health.State.UP, "fine", FakeCore.NOW),
                suspended,
                0,
                Map.of("accepted", 3L),
                Optional.of(FakeCore.NOW));
    }

    @Override
    public Optional<View> info(TransportName name) {
        return name.value().equals("mail") ? Optional.of(view(false)) : Optional.empty();
    }

    @Override
    public CompletionStage<Answer<View>> suspend(Caller caller, TransportName name) {
        return shop.later(info(name).<Answer<View>>map(Answer::done).orElseGet(FakeShop::none));
    }

    @Override
    public CompletionStage<Answer<View>> resume(Caller caller, TransportName name) {
        return suspend(caller, name);
    }
}
