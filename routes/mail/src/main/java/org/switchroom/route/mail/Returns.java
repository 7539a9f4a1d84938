package org.switchroom.route.mail;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchroom.mail.DeliveryReport;
import org.switchroom.mail.ReadMail;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;

/** What a mail that came back says of one that we sent: a report, an answer, or nothing. Pure but for the clock. */
final class Returns {
    private static final int LONGEST_ANSWER = 2_000;
    private static final int LOOKED_AT = 256 * 1024;

    /** How servers title bounces that carry no report. */
    private static final Pattern BOUNCE = Pattern.compile(
            "(?iu).*(undeliver|delivery (status|failure|has failed|failed)|returned mail|failure notice|mail delivery"
                    + "|returned to sender|delivery problem|unzustellbar|nicht zugestellt|non remis).*");

    private static final Pattern DELAY = Pattern.compile("(?iu).*(delay|warning|verz(ö|oe)ger|not yet|retard).*");
    private static final Pattern MACHINE = Pattern.compile("(mailer-daemon|postmaster|mail-daemon)@.*");
    private static final Pattern QUOTED = Pattern.compile(
            "(?iu)>.*|-{3,} ?(original|urspr).*|_{10,}|(am|on|le) .{5,200}(schrieb|wrote|écrit).{0,100}:?\\s*");

    private final MailReference references;
    private final Address own;
    private final Clock clock;

    /** @param own the address that mails come back to, for those that do not say it */
    Returns(MailReference references, Address own, Clock clock) {
        this.references = references;
        this.own = own;
        this.clock = clock;
    }

    Optional<Receipt> receipt(ReadMail mail) {
        if (mail.report().isPresent()) {
            DeliveryReport report = mail.report().get();
            return find(Stream.concat(
                            Stream.concat(report.envelope().stream(), report.messageId().stream()),
                            Stream.concat(mail.answers().stream(), texts(mail))))
                    .flatMap(found -> receipt(found, report));
        }
        boolean bounce = !mail.failed().isEmpty()
                || mail.from().filter(from -> MACHINE.matcher(from).matches()).isPresent()
                || (mail.kind() != ReadMail.Kind.PERSON
                        && BOUNCE.matcher(mail.subject()).matches());
        if (!bounce) {
            return Optional.empty();
        }
        boolean delayed = DELAY.matcher(mail.subject()).matches();
        return find(Stream.concat(mail.answers().stream(), texts(mail)))
                .map(found -> receipt(
                        found,
                        delayed ? Receipt.Stage.RELAYED : Receipt.Stage.FAILED,
                        delayed ? "bounce.delayed" : "bounce",
                        (delayed ? "delayed: " : "returned without a report: ") + mail.subject()));
    }

    private Optional<MailReference.Found> find(Stream<String> texts) {
        return texts.map(references::find).flatMap(Optional::stream).findFirst();
    }

    /** Where the mail that came back may be quoted. */
    private static Stream<String> texts(ReadMail mail) {
        return Stream.concat(
                Stream.of(mail.plain(), mail.html()).map(Returns::beginning),
                mail.attachments().stream()
                        .map(attachment -> beginning(
                                new String(attachment.content(), java.nio.charset.StandardCharsets.ISO_8859_1))));
    }

    private static String beginning(String text) {
        return text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    }

    /** Our mails have one recipient; a list or a forwarding may report on several, then the worst counts. */
    private Optional<Receipt> receipt(MailReference.Found found, DeliveryReport report) {
        return report.recipients().stream()
                .min(Comparator.comparing(DeliveryReport.Recipient::action))
                .map(worst -> {
                    String words = (worst.status().map(status -> status + " ").orElse("") + worst.diagnostic()).strip();
                    String code =
                            "dsn." + worst.status().orElse(worst.action().name().toLowerCase(java.util.Locale.ROOT));
                    return switch (worst.action()) {
                        case FAILED ->
                            receipt(
                                    found,
                                    Receipt.Stage.FAILED,
                                    code,
                                    worst.diagnostic().isEmpty() ? (words + " not delivered").strip() : words);
                        case DELAYED ->
                            receipt(
                                    found,
                                    Receipt.Stage.RELAYED,
                                    code,
                                    "delayed" + (words.isEmpty() ? "" : ": " + words)
                                            + (worst.until().isEmpty() ? "" : "; tried until " + worst.until()));
                        case DELIVERED -> receipt(found, Receipt.Stage.DELIVERED, code, "delivered");
                        case RELAYED, EXPANDED ->
                            receipt(
                                    found,
                                    Receipt.Stage.RELAYED,
                                    code,
                                    "handed on to a server or a list that reports nothing more");
                    };
                });
    }

    private Receipt receipt(MailReference.Found found, Receipt.Stage stage, String code, String words) {
        return new Receipt(
                found.via(), found.reference(), stage, clock.instant(), Optional.of(new Reason(code, words)));
    }

    /** An answer to one of ours; one that a machine wrote says so. */
    Optional<InboundMessage> answer(ReadMail mail) {
        return find(mail.answers().stream())
                .map(found -> new InboundMessage(
                        found.via(),
                        new RemoteReference(mail.id().orElse("sha256:" + mail.digest())),
                        Address.mail(mail.from().orElse("unknown")),
                        mail.to().stream().findFirst().map(Address::mail).orElse(own),
                        new Content.Text(
                                mail.subject(),
                                own(mail.words()),
                                Optional.of(
                                        new Answering(found.reference().value(), mail.kind() != ReadMail.Kind.PERSON))),
                        clock.instant()));
    }

    /** Without what it quotes. */
    private static String own(String words) {
        List<String> lines = words.lines()
                .limit(1_000)
                .takeWhile(line ->
                        line.length() > 5_000 || !QUOTED.matcher(line.strip()).matches())
                .toList();
        String own = String.join("\n", lines).strip();
        return own.length() > LONGEST_ANSWER ? own.substring(0, LONGEST_ANSWER) + " …" : own;
    }
}
