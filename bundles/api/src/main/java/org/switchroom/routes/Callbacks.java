package org.switchroom.routes;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The routes that wait for other servers to call them over HTTP: those that begin with
 * {@code switchroom:callback/NAME}. Provided by switchroom-camel; called by who serves {@code /callbacks/NAME}.
 */
@ProviderType
public interface Callbacks {
    /**
     * One call.
     *
     * @param name of the callback
     * @param secret what the caller showed, in the path or in a header
     * @param contentType empty when the call has none
     * @param parameters of the query, decoded; the first of several with one name
     */
    record Call(String name, Optional<String> secret, String contentType, Map<String, String> parameters, byte[] body) {
        public Call {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(secret, "secret");
            parameters = Map.copyOf(parameters);
        }

        /** Without the secret and what it says: both are nobody's business in a log. */
        @Override
        public String toString() {
            return "call of " + name + " with " + body.length + " bytes";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Call call
                    && name.equals(call.name)
                    && secret.equals(call.secret)
                    && contentType.equals(call.contentType)
                    && parameters.equals(call.parameters)
                    && Arrays.equals(body, call.body);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, secret, contentType, parameters, Arrays.hashCode(body));
        }
    }

    /** What the caller is answered. */
    sealed interface Reply {
        /** The route has answered; what it should store is on disk. */
        record Answered(int status, String contentType, byte[] body) implements Reply {}

        /** No route waits for this name, or what it brought is not on disk: the caller should try again. */
        record NotNow(Duration retryAfter) implements Reply {}

        /** The secret is not the one, or there is none. */
        record Stranger() implements Reply {}

        /** The route could not read it; the log says more. */
        record NotUnderstood() implements Reply {}
    }

    /** Completes when the route has ended, never exceptionally. Any thread; waits for no disk. */
    CompletionStage<Reply> call(Call call);
}
