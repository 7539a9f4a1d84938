package org.switchroom.gsm.modem;

import java.time.Instant;
import org.switchroom.gsm.pdu.StatusReport;

/**
 * What became of a message that was sent.
 *
 * @param reference as {@link Modem#send} has answered it
 * @param fate of the message as a whole: delivered when every part is, failed when one is
 * @param words the status in words
 */
public record SmsNews(String reference, StatusReport.Fate fate, Instant at, String words) {}
