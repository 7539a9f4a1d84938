package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.switchroom.job.JobField;

/** The description as it is served, read by a parser that shares nothing with what wrote it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DescriptionTest {
    private ServedApi served;
    private SwaggerParseResult read;

    @BeforeAll
    void fetch() throws Exception {
        served = new ServedApi();
        String text = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(served.url("/api/openapi.json")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        read = new OpenAPIV3Parser().readContents(text);
    }

    @AfterAll
    void stop() throws Exception {
        served.close();
    }

    private OpenAPI api() {
        return read.getOpenAPI();
    }

    private Operation operation(Endpoint endpoint) {
        return api().getPaths()
                .get(endpoint.template())
                .readOperationsMap()
                .get(PathItem.HttpMethod.valueOf(endpoint.method()));
    }

    @Test
    void it_is_openapi_without_a_complaint() {
        assertThat(read.getMessages()).isEmpty();
        assertThat(api().getPaths()).isNotEmpty();
    }

    @Test
    void every_endpoint_says_what_it_takes_what_it_gives_and_what_a_problem_looks_like() {
        for (Endpoint endpoint : served.core().endpoints()) {
            Operation operation = operation(endpoint);

            assertThat(operation.getRequestBody() != null)
                    .as(endpoint.id() + " has a body")
                    .isEqualTo(endpoint.content() != Endpoint.Content.NONE);
            if (operation.getRequestBody() != null) {
                operation
                        .getRequestBody()
                        .getContent()
                        .forEach((type, content) ->
                                assertResolved(endpoint.id() + " takes " + type, content.getSchema()));
            }
            assertResolved(
                    endpoint.id() + " gives",
                    operation
                            .getResponses()
                            .get(Integer.toString(endpoint.success()))
                            .getContent()
                            .get("application/json")
                            .getSchema());
            Stream.of("404", "422", "default").forEach(status -> assertThat(
                            operation.getResponses().get(status).getContent())
                    .as(endpoint.id() + " " + status)
                    .containsOnlyKeys("application/problem+json"));
        }
    }

    private void assertResolved(String what, Schema<?> schema) {
        assertThat(schema).as(what).isNotNull();
        String reference = schema.get$ref();
        if (reference != null) {
            assertThat(api().getComponents().getSchemas())
                    .as(what)
                    .containsKey(reference.substring(reference.lastIndexOf('/') + 1));
        }
    }

    @Test
    void a_job_is_described_with_all_its_fields() {
        for (String schema : new String[] {"Job", "NewJob", "JobChange"}) {
            assertThat(api().getComponents().getSchemas().get(schema).getProperties())
                    .as(schema)
                    .containsKeys(
                            Stream.of(JobField.values()).map(JobField::apiName).toArray(String[]::new));
        }
        assertThat(api().getComponents().getSchemas().get("NewJob").getRequired())
                .containsExactly("kind");
        assertThat(api().getComponents().getSchemas().get("JobChange").getRequired())
                .isNull();
    }
}
