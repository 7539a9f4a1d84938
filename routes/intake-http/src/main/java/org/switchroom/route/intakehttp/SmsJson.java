package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.switchroom.sms.MobileTable;
import org.switchroom.sms.SmsMessages;
import org.switchroom.sms.SmsPreview;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.sms.SmsTexts;

/** What belongs to SMS, as the API writes it. */
final class SmsJson {
    static final Shape PREVIEW = Shape.object()
            .needs("text", Shape.text("As it goes, the fixed text behind it; of binary data, how much there is"))
            .needs(
                    "alphabet",
                    Shape.oneOf(
                            List.of("GSM_7", "UCS_2", "EIGHT_BIT"),
                            "The one that has every character of it; EIGHT_BIT: binary"))
            .needs("characters", Shape.count("Of the text; of binary data, octets"))
            .needs("segments", Shape.count("How many SMS it takes"))
            .needs("parts", Shape.list(Shape.text("One segment"), "The text of each; of binary data, how much it is"))
            .needs("left", Shape.count("How many characters more would fit without another segment"))
            .may("warning", Shape.text("What the sender may want to know"))
            .named("SmsPreview");

    static final Shape NEW = Shape.object()
            .may("to", Shape.text("The number; or name a party"))
            .may("party", Shape.id("Whose mobile number it goes to; or name a number"))
            .may("text", Shape.text("What it says; or name a ready text, or send binary data"))
            .may("template", Shape.text("The name of a ready text"))
            .may(
                    "binary",
                    Shape.list(
                            Shape.text("Hexadecimal digits of 1 to 140 octets"),
                            "Instead of a text, for a device: the user data of each SMS. One segment may be a plain text"))
            .may("userDataHeader", Shape.flag("Each segment of binary begins with a user data header; false"))
            .may("kind", Shape.oneOf(List.of("info", "job", "alarm"), "How long it is worth sending; info"))
            .may("when", Shape.oneOf(List.of("now", "next-run"), "now, or with the next run of Service SMS"))
            .nothingElse()
            .named("NewSms");

    static final Shape SENT = Shape.object()
            .needs("message", MessageJson.SHAPE)
            .may("preview", PREVIEW)
            .named("SentSms");

    static final Shape SWITCHES = Shape.object()
            .needs("tenant", Shape.text("Whose they are"))
            .needs("version", Shape.count("What a change has to quote, as its ETag"))
            .needs(
                    "items",
                    Shape.list(
                            Shape.object()
                                    .needs("number", Shape.count("Such as 1400"))
                                    .needs("name", Shape.text("Such as GLOBAL_SMS_SERVICE_VORHANDEN"))
                                    .needs("meaning", Shape.text("What it does"))
                                    .needs("value", Shape.text("0, 1 or a text"))
                                    .may("noEffect", Shape.text("Why it does nothing although it is on"))
                                    .named("SmsSwitch"),
                            "By number"))
            .may("changedBy", Shape.text("Who set one last"))
            .may("changedAt", Shape.time("When"))
            .named("SmsSwitches");

    static final Shape TEXT = Shape.object()
            .needs("name", Shape.text("By which it is used"))
            .needs("version", Shape.count("0: Switchroom brings it along"))
            .needs("text", Shape.text("What it says"))
            .may("changedBy", Shape.text("Who wrote it"))
            .may("changedAt", Shape.time("When"))
            .named("SmsText");

    static final Shape TEXTS = Shape.page("SmsTexts", TEXT);

    static final Shape TABLE = Shape.object()
            .needs("version", Shape.count("0: the configuration's keys are in force"))
            .needs("ranges", Shape.map(Shape.text("Such as 650-653,655"), "By country code"))
            .may("warning", Shape.text("Set when nothing is checked"))
            .named("MobilePrefixes");

    static final Shape RANGES = Shape.map(Shape.text("Such as 650-653,655; null removes"), "By country code");

    static final Shape VALUES =
            Shape.map(Shape.text("0, 1 or a text; null is the default again"), "By number, such as 1400");

    private SmsJson() {}

    static void write(JsonGenerator json, SmsMessages.Sent sent) throws IOException {
        json.writeStartObject();
        json.writeFieldName("message");
        MessageJson.write(json, sent.message());
        if (sent.preview().isPresent()) {
            json.writeFieldName("preview");
            write(json, sent.preview().get());
        }
        json.writeEndObject();
    }

    static void write(JsonGenerator json, SmsPreview preview) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", preview.text());
        json.writeStringField("alphabet", preview.alphabet());
        json.writeNumberField("characters", preview.characters());
        json.writeNumberField("segments", preview.parts().size());
        JsonText.texts(json, "parts", preview.parts());
        json.writeNumberField("left", preview.left());
        JsonText.text(json, "warning", preview.warning());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, SmsSwitches.InForce inForce) throws IOException {
        json.writeStartObject();
        json.writeStringField("tenant", inForce.tenant());
        json.writeNumberField("version", inForce.version());
        json.writeArrayFieldStart("items");
        for (SmsSwitches.Switch one : inForce.switches()) {
            json.writeStartObject();
            json.writeNumberField("number", one.number());
            json.writeStringField("name", one.name());
            json.writeStringField("meaning", one.meaning());
            json.writeStringField("value", one.value());
            JsonText.text(json, "noEffect", one.noEffect());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonText.text(json, "changedBy", inForce.changed().map(SmsSwitches.Changed::by));
        JsonText.text(json, "changedAt", inForce.changed().map(SmsSwitches.Changed::at));
        json.writeEndObject();
    }

    static void write(JsonGenerator json, SmsTexts.SmsText text) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", text.name());
        json.writeNumberField("version", text.version());
        json.writeStringField("text", text.text());
        if (text.version() > 0) {
            json.writeStringField("changedBy", text.changedBy());
            JsonText.time(json, "changedAt", text.changedAt());
        }
        json.writeEndObject();
    }

    static void write(JsonGenerator json, MobileTable.Table table) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", table.version());
        json.writeObjectFieldStart("ranges");
        for (Map.Entry<String, String> line : new java.util.TreeMap<>(table.ranges()).entrySet()) {
            json.writeStringField(line.getKey(), line.getValue());
        }
        json.writeEndObject();
        JsonText.text(json, "warning", table.warning());
        json.writeEndObject();
    }
}
