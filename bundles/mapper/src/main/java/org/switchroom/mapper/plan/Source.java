package org.switchroom.mapper.plan;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Optional;
import org.switchroom.party.PartyKind;

/** One record, and whom to ask about it. Values are text; what is not there or null is an empty list. */
public interface Source {
    List<String> column(String name) throws Unmappable;

    /** @param number from 1 */
    List<String> column(int number) throws Unmappable;

    List<String> path(JsonPath path) throws Unmappable;

    /** The id of the tenant's one party with exactly this. */
    String party(PartyProperty property, Optional<PartyKind> kind, String value) throws Unmappable;

    /** What a partner may know a party by. */
    enum PartyProperty {
        ACCOUNT_NUMBER("accountNumber"),
        SITE_CODE("siteCode"),
        NAME("name");

        private final String apiName;

        PartyProperty(String apiName) {
            this.apiName = apiName;
        }

        public String apiName() {
            return apiName;
        }
    }
}
