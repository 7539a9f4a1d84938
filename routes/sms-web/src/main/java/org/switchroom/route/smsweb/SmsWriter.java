package org.switchroom.route.smsweb;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/** Writes a delivery as the request of websms.com's REST interface. */
final class SmsWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    /** What the interface allows for {@code validityPeriode}. */
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    private static final Duration LONGEST = Duration.ofSeconds(259_200);

    private final SmsWebSettings settings;
    private final Clock clock;

    SmsWriter(SmsWebSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws NotSent when it can be told from here that the gateway would not take it */
    byte[] write(Delivery delivery) {
        String number = delivery.to().value();
        if (!NUMBER.matcher(number).matches()) {
            throw new NotSent(new Handover.Refused(new Reason(
                    "websms.number", "a number has its country code and at most 15 digits, such as +436641234567")));
        }
        ByteArrayBuilder bytes = new ByteArrayBuilder(500);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart("recipientAddressList");
            json.writeString(number.substring(1));
            json.writeEndArray();
            write(json, delivery.message());
            json.writeEndObject();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }

    /** The last step of the address that takes it. */
    String pathOf(Delivery delivery) {
        return delivery.message().content() instanceof Content.Binary ? "binary" : "text";
    }

    private void write(JsonGenerator json, Message message) throws IOException {
        if (message.content() instanceof Content.Binary binary) {
            write(json, binary);
        } else {
            json.writeStringField(
                    "messageContent",
                    settings.identities().signed(message.tenant(), message.author(), words(message.content())));
            if (settings.mostSms() > 0) {
                json.writeNumberField("maxSmsPerMessage", settings.mostSms());
            }
        }
        json.writeStringField("clientMessageId", message.id().toString());
        json.writeNumberField("validityPeriode", validity(message).toSeconds()); // their spelling
        Optional<Identities.Sender> sender = settings.identities().sender(message.tenant());
        if (sender.isPresent()) {
            json.writeStringField("senderAddress", sender.get().address());
            json.writeStringField("senderAddressType", sender.get().type());
        }
        if (settings.flash()) {
            json.writeBooleanField("sendAsFlashSms", true);
        }
        if (settings.category().isPresent()) {
            json.writeStringField("contentCategory", settings.category().get());
        }
        if (settings.callback().isPresent()) {
            json.writeStringField("notificationCallbackUrl", settings.callback().get());
        }
        if (settings.test()) {
            json.writeBooleanField("test", true);
        }
    }

    /** Octets go unsigned, each segment as the SMS that it is. For texts only, the gateway keeps {@code max-sms}. */
    private void write(JsonGenerator json, Content.Binary binary) throws IOException {
        int most = settings.mostSms();
        if (most > 0 && binary.segments().size() > most) {
            throw new NotSent(new Handover.Refused(new Reason(
                    "websms.max-sms",
                    "it takes " + binary.segments().size() + " SMS and max-sms is " + most + "; send fewer segments")));
        }
        json.writeArrayFieldStart("messageContent");
        for (byte[] segment : binary.octets()) {
            json.writeBinary(segment);
        }
        json.writeEndArray();
        json.writeBooleanField("userDataHeaderPresent", binary.userDataHeader());
    }

    private Duration validity(Message message) {
        Duration left = Duration.between(clock.instant(), message.expiresAt());
        if (left.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    static String words(Content content) {
        return content.fold(
                text -> text.subject().isBlank() ? text.body() : text.subject() + "\n" + text.body(),
                Content.Alarm::toString,
                Content.Job::toString,
                Content.Binary::words);
    }
}
