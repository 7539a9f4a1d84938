package org.switchroom.testkit.websms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A request to send a text or octets, as websms.com's REST interface has it, judged by its rules. */
final class WebSmsRequest {
    /** What the request is answered with. */
    record Verdict(int code, String words) {}

    private static final Pattern RECIPIENT = Pattern.compile("[1-9][0-9]{6,14}");
    private static final Set<String> SENDER_TYPES = Set.of("national", "international", "alphanumeric", "shortcode");
    private static final Set<String> CATEGORIES = Set.of("informational", "advertisement");
    private static final int MOST_RECIPIENTS = 1000;
    private static final int OCTETS_OF_AN_SMS = 140;
    /** Of texts and of octets alike. */
    private static final Set<String> FIELDS = Set.of(
            "recipientAddressList",
            "messageContent",
            "senderAddress",
            "senderAddressType",
            "sendAsFlashSms",
            "notificationCallbackUrl",
            "clientMessageId",
            "priority",
            "contentCategory",
            "validityPeriode",
            "test");

    private static final Set<String> OF_TEXTS = Set.of("maxSmsPerMessage", "messageType");
    private static final Set<String> OF_OCTETS = Set.of("userDataHeaderPresent");

    private final JsonNode json;
    private final boolean binary;

    /** @param binary came to the address for octets */
    WebSmsRequest(JsonNode json, boolean binary) {
        this.json = json;
        this.binary = binary;
    }

    /** @param blacklisted numbers that want nothing */
    Verdict judge(Set<String> blacklisted) {
        if (!json.isObject()) {
            return new Verdict(4000, "MALFORMED_REQUEST");
        }
        var names = json.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!FIELDS.contains(name) && !(binary ? OF_OCTETS : OF_TEXTS).contains(name)) {
                return new Verdict(4000, "MALFORMED_REQUEST");
            }
        }
        JsonNode recipients = json.path("recipientAddressList");
        if (!recipients.isArray() || recipients.isEmpty() || !json.has("messageContent")) {
            return new Verdict(4019, "PARAMETER_MISSING");
        } else if (recipients.size() > MOST_RECIPIENTS) {
            return new Verdict(4025, "TOO_MANY_RECIPIENTS");
        }
        for (JsonNode each : recipients) {
            if (!RECIPIENT.matcher(each.asText()).matches()) {
                return new Verdict(4002, "INVALID_RECIPIENT");
            } else if (blacklisted.contains(each.asText())) {
                return new Verdict(4031, "RECIPIENTS_BLACKLISTED");
            }
        }
        return judgeOptions();
    }

    private Verdict judgeOptions() {
        if (binary ? segments().isEmpty() : text().isEmpty()) {
            return binary ? new Verdict(4007, "INVALID_MESSAGE_DATA") : new Verdict(4009, "INVALID_MESSAGE_TEXT");
        } else if (segments().stream().anyMatch(each -> each.isEmpty() || each.length() > 2 * OCTETS_OF_AN_SMS)) {
            return new Verdict(4027, "INVALID_SEGMENT");
        }
        Optional<String> type = optional("senderAddressType");
        Optional<String> sender = optional("senderAddress");
        if ((type.isPresent() && !SENDER_TYPES.contains(type.get()))
                || (type.equals(Optional.of("alphanumeric"))
                        && sender.filter(name -> name.matches("[A-Za-z0-9 ._-]{1,11}"))
                                .isEmpty())) {
            return new Verdict(4003, "INVALID_SENDER");
        }
        Optional<Integer> validity = validity();
        if (validity.isPresent() && (validity.get() < 60 || validity.get() > 259_200)) {
            return new Verdict(4041, "INVALID_VALIDITY_PERIOD");
        }
        if (optional("contentCategory")
                .filter(word -> !CATEGORIES.contains(word))
                .isPresent()) {
            return new Verdict(4040, "INVALID_CONTENT_CATEGORY");
        }
        int most = json.path("maxSmsPerMessage").asInt(0);
        if (most > 0 && SmsLength.parts(text()) > most) {
            return new Verdict(4026, "MAX_SMS_PER_MESSAGE_EXCEEDED");
        }
        return json.path("test").asBoolean(false) ? new Verdict(2002, "OK_TEST") : new Verdict(2000, "OK");
    }

    GatewaySms sms(String transferId, long atNanos) {
        return new GatewaySms(
                transferId,
                optional("clientMessageId"),
                json.path("recipientAddressList").path(0).asText(),
                text(),
                segments(),
                json.path("userDataHeaderPresent").asBoolean(false),
                optional("senderAddress").map(sender -> optional("senderAddressType")
                        .map(type -> sender + ":" + type)
                        .orElse(sender)),
                json.path("sendAsFlashSms").asBoolean(false),
                validity(),
                optional("contentCategory"),
                binary ? segments().size() : SmsLength.parts(text()),
                json.path("test").asBoolean(false),
                optional("notificationCallbackUrl"),
                atNanos);
    }

    Optional<String> clientMessageId() {
        return optional("clientMessageId");
    }

    private String text() {
        return binary ? "" : json.path("messageContent").asText("");
    }

    /** In hexadecimal digits; what is no base64 is a segment without octets. */
    private List<String> segments() {
        List<String> segments = new ArrayList<>();
        if (binary) {
            json.path("messageContent").forEach(each -> segments.add(octets(each.asText())));
        }
        return segments;
    }

    private static String octets(String base64) {
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private Optional<Integer> validity() {
        return json.has("validityPeriode")
                ? Optional.of(json.path("validityPeriode").asInt())
                : Optional.empty();
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(json.path(name).asText(null));
    }
}
