package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.model.rest.RestBindingMode;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.osgi.Part;

class RouteNeedsTest {
    private static Set<Part> needs(Samples.Recipe recipe) throws Exception {
        RouteBuilder builder = Samples.builder(recipe);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            builder.configureRoutes(camel);
            return RouteNeeds.of(builder, camel);
        }
    }

    @Test
    void finds_components_of_every_kind_of_step() throws Exception {
        Set<Part> needs = needs(b -> b.from("imaps://mail.example?username=x")
                .to("file:out")
                .toD("https://gate.example/${header.id}")
                .wireTap("seda:copy")
                .enrich("ftp:there")
                .pollEnrich("sftp:here")
                .recipientList(b.constant("smtp:a, jms:b"))
                .to("{{unset:smtps}}:relay")
                .toD("${header.next}"));

        assertThat(needs)
                .contains(
                        Part.component("imaps"),
                        Part.component("file"),
                        Part.component("https"),
                        Part.component("seda"),
                        Part.component("ftp"),
                        Part.component("sftp"),
                        Part.component("smtp"),
                        Part.component("jms"),
                        Part.component("smtps"));
    }

    @Test
    void finds_languages_wherever_an_expression_stands() throws Exception {
        Set<Part> needs = needs(b -> b.from("direct:a")
                .choice()
                .when()
                .jsonpath("$.a")
                .setHeader("x", b.xpath("/a"))
                .otherwise()
                .split(b.bodyAs(String.class).tokenize(","))
                .filter()
                .method("aBean")
                .setBody()
                .simple("${body}")
                .setProperty("y", b.jsonpath("$.b")));

        assertThat(needs)
                .contains(
                        Part.language("jsonpath"),
                        Part.language("xpath"),
                        Part.language("bean"),
                        Part.language("simple"));
    }

    @Test
    void finds_data_formats() throws Exception {
        Set<Part> needs = needs(b -> b.from("direct:a")
                .unmarshal()
                .json(JsonLibrary.Jackson)
                .marshal()
                .csv());

        assertThat(needs).contains(Part.dataFormat("jackson"), Part.dataFormat("csv"));
    }

    @Test
    void looks_into_error_handling_that_holds_for_all_routes() throws Exception {
        Set<Part> needs = needs(b -> {
            b.onException(Exception.class).to("smtp:postmaster").setBody(b.jsonpath("$.x"));
            b.from("direct:a").log("x");
        });

        assertThat(needs).contains(Part.component("smtp"), Part.language("jsonpath"));
    }

    @Test
    void finds_what_a_rest_api_stands_on() throws Exception {
        Set<Part> needs = needs(b -> {
            b.restConfiguration()
                    .component("servlet")
                    .bindingMode(RestBindingMode.json)
                    .apiContextPath("/openapi");
            b.rest("/jobs").post().to("direct:create");
        });

        assertThat(needs)
                .contains(
                        Part.component("rest"),
                        Part.component("rest-api"),
                        Part.component("servlet"),
                        Part.component("direct"),
                        Part.dataFormat("jackson"),
                        Part.factory("restapi/openapi"));
    }
}
