package org.switchroom.camel.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void reads_as_people_say_it() {
        assertThat(Part.component("quartz")).hasToString("component quartz");
        assertThat(Part.dataFormat("jackson")).hasToString("data format jackson");
    }

    @Test
    void knows_its_file_and_is_known_by_it() {
        assertThat(Part.language("jsonpath").path()).isEqualTo("META-INF/services/org/apache/camel/language/jsonpath");
        for (Part part : new Part[] {
            Part.component("quartz"), Part.language("x"), Part.dataFormat("y"), Part.factory("restapi/openapi")
        }) {
            assertThat(Part.at("/" + part.path())).isEqualTo(part);
        }
    }
}
