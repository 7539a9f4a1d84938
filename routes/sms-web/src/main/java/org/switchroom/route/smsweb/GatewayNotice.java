package org.switchroom.route.smsweb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.switchroom.camel.Headers;
import org.switchroom.message.Content;
import org.switchroom.transport.Receipt;

/**
 * What the gateway calls back with: a delivery report, or a message that somebody sent to us.
 *
 * @param headers as {@code switchroom:receipts} and {@code switchroom:arrivals} expect them
 * @param body a {@link Content} when it is a message
 */
record GatewayNotice(Map<String, Object> headers, Object body) {
    private static final String TEL = "tel:";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A message that big is none. */
    private static final int LONGEST_TEXT = 20_000;

    /**
     * @param owners whose messages are
     * @throws IllegalArgumentException when it is none; without what it says, which may be a person's
     */
    static GatewayNotice read(String text, Owners owners) {
        JsonNode json = tree(text);
        return switch (json.path("messageType").asText("")) {
            case "deliveryReport" -> report(json);
            case "text" -> message(json, needed(json, "textMessageContent"), owners);
            case "binary" -> message(json, hexadecimal(json.path("binaryMessageContent")), owners);
            default -> throw new IllegalArgumentException("messageType is none of deliveryReport, text and binary");
        };
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException noJson) {
            // said below, without its words
        }
        throw new IllegalArgumentException("not a JSON object");
    }

    private static GatewayNotice report(JsonNode json) {
        String status = needed(json, "deliveryReportMessageStatus").toLowerCase(Locale.ROOT);
        Receipt.Stage stage =
                switch (status) {
                    case "delivered" -> Receipt.Stage.DELIVERED;
                    case "expired" -> Receipt.Stage.EXPIRED;
                    case "accepted" -> Receipt.Stage.RELAYED; // by the network, not by the phone
                    case "undelivered", "deleted", "rejected" -> Receipt.Stage.FAILED;
                    default -> throw new IllegalArgumentException("an unknown deliveryReportMessageStatus");
                };
        Map<String, Object> headers = new HashMap<>();
        headers.put(Headers.REFERENCE, needed(json, "transferId"));
        headers.put(Headers.STAGE, stage.name());
        Optional.ofNullable(json.path("clientMessageId").asText(null))
                .ifPresent(ours -> headers.put(Headers.MESSAGE_ID, ours));
        words(status, json.path("deliveredAs").asText("sms")).ifPresent(words -> {
            headers.put(Headers.REASON_CODE, "websms." + status);
            headers.put(Headers.REASON_TEXT, words);
        });
        return new GatewayNotice(headers, "");
    }

    /** What a timeline should say beside the stage. */
    private static Optional<String> words(String status, String deliveredAs) {
        return switch (status) {
            case "delivered" ->
                deliveredAs.matches("push|failover-sms|voice") ? Optional.of("as " + deliveredAs) : Optional.empty();
            case "accepted" -> Optional.of("the network has it");
            default -> Optional.of("the gateway reports it as " + status);
        };
    }

    private static GatewayNotice message(JsonNode json, String words, Owners owners) {
        if (words.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of more than " + LONGEST_TEXT + " characters");
        }
        Map<String, Object> headers = new HashMap<>();
        headers.put(Headers.REFERENCE, needed(json, "notificationId"));
        String from = address(json, "senderAddress");
        headers.put(Headers.FROM, from);
        headers.put(Headers.TO, address(json, "recipientAddress"));
        headers.put(Headers.TENANT, owners.of(needed(json, "recipientAddress")));
        return new GatewayNotice(headers, new Content.Text("", words));
    }

    /** International numbers get their plus; others stay as the gateway has them, and names are no numbers. */
    private static String address(JsonNode json, String field) {
        String found = needed(json, field).strip();
        boolean international = json.path(field + "Type").asText("").equals("international");
        if (!found.matches("\\+?[0-9]{1,20}")) {
            return "sms-name:" + found.replaceAll("\\p{Cc}", "?");
        }
        return TEL + (international && !found.startsWith("+") ? "+" : "") + found;
    }

    private static String hexadecimal(JsonNode segments) {
        StringBuilder all = new StringBuilder("binary message:");
        for (JsonNode segment : segments) {
            all.append(' ').append(HexFormat.of().formatHex(Base64.getDecoder().decode(segment.asText())));
        }
        return all.toString();
    }

    private static String needed(JsonNode json, String field) {
        JsonNode found = json.path(field);
        if (!found.isValueNode() || found.isNull() || found.asText().isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return found.asText();
    }
}
