package org.switchroom.itests.demo;

import java.util.Map;
import org.switchroom.itests.Api;

/** The parties of the demo, by their ids. */
record Cast(String guards, String customer, String silent) {
    static final String GUARDS = "guards@provider.example";
    static final String CUSTOMER = "office@customer.example";
    static final String SILENT = "quiet@provider.example";
    /** What partners call the guards. */
    static final String GUARDS_NAME = "North Guards";

    static Cast enter(Api admin) {
        return new Cast(
                party(admin, "SERVICE_PROVIDER", GUARDS_NAME, GUARDS, "EMAIL"),
                party(admin, "CUSTOMER", "Miller Jewellers", CUSTOMER, "EMAIL"),
                party(admin, "SERVICE_PROVIDER", "Quiet Locks", SILENT, "NO_LINK"));
    }

    private static String party(Api admin, String kind, String name, String email, String via) {
        return admin.post("/api/parties", Map.of("kind", kind, "name", name, "email", email, "messageVia", via))
                .expect(201)
                .text("id");
    }
}
