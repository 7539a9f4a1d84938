package org.switchroom.route.mail;

/** Mails that come back, written from RFC 3464 and from what servers are known to write. Line ends are CRLF. */
final class Bounces {
    private Bounces() {}

    private static String wire(String text) {
        return text.replace("\n", "\r\n");
    }

    /** @param action as RFC 3464 §2.3.3 has it, such as {@code failed} */
    static String report(String reference, String action, String status, String diagnostic) {
        return wire(
                """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: bounce@example.com
                Subject: Delivery Status Notification
                Message-ID: <report-%2$s-%5$s@mx.example.org>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain; charset=utf-8

                This is the mail system. See below.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Sat, 21 Nov 2026 08:00:00 +0000

                Final-Recipient: rfc822; guard@example.org
                Action: %2$s
                Status: %3$s
                Diagnostic-Code: smtp; %4$s
                Will-Retry-Until: Sun, 22 Nov 2026 08:00:00 +0000

                --b1
                Content-Type: text/rfc822-headers

                From: room@example.com
                To: guard@example.org
                Subject: Job 4711
                Message-ID: %1$s

                --b1--
                """
                        .formatted(reference, action, status, diagnostic, Integer.toHexString(reference.hashCode())));
    }

    /** As qmail writes it: no report at all, the original is quoted in the text. */
    static String quoting(String reference, String subject) {
        return wire(
                """
                Return-Path: <>
                From: MAILER-DAEMON@old.example.org
                To: bounce@example.com
                Subject: %2$s

                Hi. This is the qmail-send program at old.example.org.
                I'm afraid I wasn't able to deliver your message.

                <guard@old.example.org>:
                Sorry, no mailbox here by that name. (#5.1.1)

                --- Below this line is a copy of the message.

                Received: (qmail 1234 invoked by alias); 21 Nov 2026 08:00:00 -0000
                From: room@example.com
                Message-ID: %1$s
                """
                        .formatted(reference, subject));
    }

    /** @param headers further header lines, each with its line end */
    static String answer(String reference, String id, String headers, String words) {
        return wire(
                """
                Return-Path: <guard@example.org>
                From: Guard <guard@example.org>
                To: room@example.com
                Subject: Re: Job 4711
                Message-ID: <%2$s@example.org>
                References: <elsewhere@example.org> %1$s
                %3$sContent-Type: text/plain; charset=utf-8

                %4$s

                Am 21.11.2026 um 09:00 schrieb Control room:
                > Number 4711
                """
                        .formatted(reference, id, headers, words));
    }
}
