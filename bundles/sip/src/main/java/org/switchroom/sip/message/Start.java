package org.switchroom.sip.message;

/** A message's first line (RFC 3261 §7.1, §7.2). */
public sealed interface Start {
    record Request(String method, String uri) implements Start {
        @Override
        public String line() {
            return method + " " + uri + " SIP/2.0";
        }
    }

    /** @param code 100 to 699 */
    record Status(int code, String reason) implements Start {
        @Override
        public String line() {
            return "SIP/2.0 " + code + " " + reason;
        }
    }

    String line();
}
