package org.switchroom.route.smsweb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;

/**
 * What the gateway answered, and what that means. The one place that knows the codes of websms.com; which of them means
 * what, and why, stands in the README of this bundle.
 *
 * @param code the gateway's own
 * @param words the gateway's own
 */
record GatewayReply(
        int status, OptionalInt code, String words, Optional<String> transferId, Optional<Duration> retryAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final int LONGEST_WORDS = 100;

    /** How a reply is to be taken. */
    enum Meaning {
        TAKEN,
        /** The number or the text is refused; another kind of address may take it. */
        REFUSED,
        /** Not now. */
        LATER,
        /** Something about our settings; every message would meet it. */
        SETTINGS,
        /** Something about the account; every message would meet it, and nobody should ask on. */
        ACCOUNT,
        /** Nobody knows. */
        UNKNOWN
    }

    static GatewayReply read(int status, String retryAfter, String body) {
        JsonNode json = tree(body);
        JsonNode code = json.path("statusCode");
        String words = json.path("statusMessage").asText("").replaceAll("[^ -~]", "?");
        return new GatewayReply(
                status,
                code.canConvertToInt() ? OptionalInt.of(code.asInt()) : OptionalInt.empty(),
                words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words,
                Optional.ofNullable(json.path("transferId").asText(null)).filter(id -> !id.isBlank()),
                retryAfter != null && retryAfter.matches("[0-9]{1,5}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
                        : Optional.empty());
    }

    private static JsonNode tree(String body) {
        try {
            JsonNode json = JSON.readTree(body == null ? "" : body);
            return json == null ? JSON.missingNode() : json;
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    Meaning meaning() {
        if (code.isEmpty()) {
            return byStatus();
        }
        return switch (code.getAsInt()) {
            case 2000, 2001, 2002 -> Meaning.TAKEN;
            // the recipient: invalid, not allowed, on a black list
            case 4002, 4029, 4031 -> Meaning.REFUSED;
            // the text: alphabet, data, words, too many SMS, segments
            case 4005, 4007, 4009, 4026, 4027 -> Meaning.REFUSED;
            // throttled, or a trouble of the gateway's own
            case 4012, 4023, 4024, 5000, 5003 -> Meaning.LATER;
            // credentials, limit of the account, address of ours, API key, token, access, SMS disabled
            case 4001, 4013, 4014, 4020, 4021, 4022, 4035 -> Meaning.ACCOUNT;
            // sender, type, class, priority, callback address, category, quality rating, spam check and what is new
            default -> Meaning.SETTINGS;
        };
    }

    private Meaning byStatus() {
        return switch (status) {
            case 401, 403 -> Meaning.ACCOUNT;
            // A gateway in front of the gateway gave up waiting: behind it the message may be taken.
            case 504 -> Meaning.UNKNOWN;
            case 408, 429, 500, 502, 503 -> Meaning.LATER;
            default -> status >= 400 && status < 500 ? Meaning.SETTINGS : Meaning.UNKNOWN;
        };
    }

    Reason reason() {
        String found = code.isPresent() ? code.getAsInt() + (words.isEmpty() ? "" : " " + words) : "HTTP " + status;
        return new Reason(
                code.isPresent() ? "websms." + code.getAsInt() : "websms.http." + status,
                switch (meaning()) {
                    case TAKEN -> "taken by the gateway: " + found;
                    case REFUSED -> "the gateway refuses it: " + found;
                    case LATER -> "the gateway can not take it now: " + found;
                    case SETTINGS -> "the gateway does not take it as it is sent: " + found;
                    case ACCOUNT -> "the gateway refuses the account: " + found;
                    case UNKNOWN -> "the gateway's answer says nothing: " + found;
                });
    }

    Handover outcome() {
        return switch (meaning()) {
            case TAKEN -> new Handover.Accepted(transferId.map(RemoteReference::new));
            case REFUSED -> new Handover.Refused(reason());
            case LATER, SETTINGS, ACCOUNT -> new Handover.Unavailable(reason(), retryAfter.orElse(WAIT));
            case UNKNOWN -> new Handover.Uncertain(reason());
        };
    }
}
