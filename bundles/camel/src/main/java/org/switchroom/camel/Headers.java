package org.switchroom.camel;

/**
 * The names by which Switchroom and a route speak to each other on an exchange. All begin with {@code Switchroom}.
 *
 * <p>Camel's own filters keep only {@code Camel*} headers from leaving by HTTP or mail; a route that ends in such a
 * component says {@code removeHeaders("Switchroom*")} right before it, and sets {@link #OUTCOME} and
 * {@link #REFERENCE} after it.
 */
public final class Headers {
    /** Exchange property on the way out: the {@link org.switchroom.transport.Delivery} itself. */
    public static final String DELIVERY = "SwitchroomDelivery";

    /** Out: the delivery's id, new for every attempt. */
    public static final String DELIVERY_ID = "SwitchroomDeliveryId";

    /** Out: the message's id, the same for every attempt. In, on receipts: that id, where the other side says it back. */
    public static final String MESSAGE_ID = "SwitchroomMessageId";

    /** Out: whose message it is. In, on arrivals: the id of the tenant whose line it came over; main when absent. */
    public static final String TENANT = "SwitchroomTenant";

    /** Out: the address without its scheme. In: the address that was written to, with its scheme. */
    public static final String TO = "SwitchroomTo";

    /** Out: the scheme of the address, such as {@code mailto}. */
    public static final String TO_SCHEME = "SwitchroomToScheme";

    /** Out and in: the subject of a text; may be empty. */
    public static final String SUBJECT = "SwitchroomSubject";

    /** Out: ROUTINE, URGENT or DISTRESS. */
    public static final String PRIORITY = "SwitchroomPriority";

    /** Out: counts from 1. */
    public static final String ATTEMPT = "SwitchroomAttempt";

    /** Out: ISO 8601; after it the answer no longer counts. */
    public static final String DEADLINE = "SwitchroomDeadline";

    /** Out, when the content is a job: its number. */
    public static final String JOB_NUMBER = "SwitchroomJobNumber";

    /** Out, when the content is a job: true when the recipient has been told of it before. */
    public static final String JOB_UPDATE = "SwitchroomJobUpdate";

    /** Set by an outbox route: {@code accepted}, {@code refused}, {@code unavailable} or {@code uncertain}. */
    public static final String OUTCOME = "SwitchroomOutcome";

    /** May be set by an outbox route of a file: the other side's reply code, for the file's outcome lines. */
    public static final String REPLY = "SwitchroomReply";

    /** Set beside an outcome or a stage that is not good news: the {@link org.switchroom.transport.Reason}'s code. */
    public static final String REASON_CODE = "SwitchroomReasonCode";

    /** Set beside {@link #REASON_CODE}: the words for people. */
    public static final String REASON_TEXT = "SwitchroomReasonText";

    /** Set beside {@code unavailable}: seconds, or ISO 8601 such as {@code PT2M}; 30 s when absent. */
    public static final String RETRY_AFTER = "SwitchroomRetryAfter";

    /** What the other side calls the message. Set beside {@code accepted}; in: on arrivals and receipts. */
    public static final String REFERENCE = "SwitchroomReference";

    /** In: the transport it came over; or the endpoint's option {@code via}. */
    public static final String VIA = "SwitchroomVia";

    /** In: who wrote, with scheme, such as {@code mailto:x@y.at}. */
    public static final String FROM = "SwitchroomFrom";

    /** In, on receipts: a {@link org.switchroom.transport.Receipt.Stage}, in any case. */
    public static final String STAGE = "SwitchroomStage";

    /** In, from {@code switchroom:callback/NAME}: the parameters of the query, as a map. */
    public static final String PARAMETERS = "SwitchroomParameters";

    /** Answer of {@code switchroom:arrivals} and {@code switchroom:receipts}: stored, duplicate or try_later. */
    public static final String INTAKE = "SwitchroomIntake";

    private Headers() {}
}
