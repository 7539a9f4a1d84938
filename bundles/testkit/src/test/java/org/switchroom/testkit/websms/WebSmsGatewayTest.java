package org.switchroom.testkit.websms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSmsGatewayTest {
    private final WebSmsGateway gateway = WebSmsGateway.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private Duration patience = Duration.ofSeconds(60);

    @AfterEach
    void stop() {
        gateway.close();
    }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .timeout(patience)
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode send(String fields) throws Exception {
        return HttpGateway.read(post("/rest/smsmessaging/text", WebSmsGateway.TOKEN, "{" + fields + "}")
                .body());
    }

    private JsonNode sendWords(String words) throws Exception {
        return send("'recipientAddressList':['436641234567'],'messageContent':'".replace('\'', '"') + words + "\"");
    }

    @Test
    void takes_a_message_and_says_under_which_name() throws Exception {
        JsonNode answer = send(
                "'recipientAddressList':['436641234567'],'messageContent':'Grüß €','clientMessageId':'m-1','validityPeriode':900"
                        .replace('\'', '"'));

        assertThat(answer.path("statusCode").asInt()).isEqualTo(2000);
        assertThat(gateway.taken()).singleElement().satisfies(sms -> {
            assertThat(sms.transferId()).isEqualTo(answer.path("transferId").asText());
            assertThat(sms.text()).isEqualTo("Grüß €");
            assertThat(sms.clientMessageId()).contains("m-1");
            assertThat(sms.validitySeconds()).contains(900);
            assertThat(sms.parts()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "4019 | 'messageContent':'x'",
                "4002 | 'recipientAddressList':['+436641234567'],'messageContent':'x'",
                "4002 | 'recipientAddressList':['06641234567'],'messageContent':'x'",
                "4009 | 'recipientAddressList':['436641234567'],'messageContent':''",
                "4003 | 'recipientAddressList':['436641234567'],'messageContent':'x','senderAddress':'much too long a name','senderAddressType':'alphanumeric'",
                "4041 | 'recipientAddressList':['436641234567'],'messageContent':'x','validityPeriode':59",
                "4040 | 'recipientAddressList':['436641234567'],'messageContent':'x','contentCategory':'news'",
                "4000 | 'recipientAddressList':['436641234567'],'messageContent':'x','validityPeriod':900",
                "2002 | 'recipientAddressList':['436641234567'],'messageContent':'x','test':true"
            })
    void judges_a_request_by_the_rules_of_the_interface(int code, String fields) throws Exception {
        assertThat(send(fields.replace('\'', '"')).path("statusCode").asInt()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2000 | 'messageContent':['BgUEC4Qj8MD/7g==','AA==']",
                "2000 | 'messageContent':['BgUEC4Qj8MD/7g=='],'userDataHeaderPresent':true",
                "4000 | 'messageContent':['AA=='],'maxSmsPerMessage':3",
                "4007 | 'messageContent':[]",
                "4007 | 'messageContent':'AA=='",
                "4027 | 'messageContent':['no base64']",
                "4027 | 'messageContent':['']",
                "4019 | 'userDataHeaderPresent':true"
            })
    void judges_a_request_with_octets_by_the_rules_of_the_interface(int code, String fields) throws Exception {
        String body = ("{'recipientAddressList':['436641234567']," + fields + "}").replace('\'', '"');

        JsonNode answer = HttpGateway.read(
                post("/rest/smsmessaging/binary", WebSmsGateway.TOKEN, body).body());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(code);
        assertThat(gateway.taken()).hasSize(code == 2000 ? 1 : 0).allSatisfy(sms -> {
            assertThat(sms.octets().get(0)).isEqualTo("0605040b8423f0c0ffee");
            assertThat(sms.parts()).isEqualTo(sms.octets().size());
            assertThat(sms.hasHeader()).isEqualTo(fields.contains("true"));
        });
    }

    @Test
    void takes_segments_of_at_most_140_octets() throws Exception {
        for (int octets : new int[] {140, 141}) {
            String content = Base64.getEncoder().encodeToString(new byte[octets]);
            JsonNode answer = HttpGateway.read(post(
                            "/json/smsmessaging/binary",
                            WebSmsGateway.TOKEN,
                            "{\"recipientAddressList\":[\"436641234567\"],\"messageContent\":[\"" + content + "\"]}")
                    .body());

            assertThat(answer.path("statusCode").asInt()).isEqualTo(octets == 140 ? 2000 : 4027);
        }
    }

    @Test
    void refuses_more_parts_than_the_client_wants_to_pay() throws Exception {
        String most = "\",\"maxSmsPerMessage\":2,\"clientMessageId\":\"x";

        assertThat(sendWords("x".repeat(306) + most).path("statusCode").asInt()).isEqualTo(2000);
        assertThat(sendWords("x".repeat(307) + most).path("statusCode").asInt()).isEqualTo(4026);
        assertThat(sendWords("ч".repeat(135) + most).path("statusCode").asInt()).isEqualTo(4026);
    }

    @Test
    void knows_its_customer_and_its_limit() throws Exception {
        assertThat(post("/rest/smsmessaging/text", "wrong", "{}").statusCode()).isEqualTo(401);
        gateway.closeAccount();
        assertThat(sendWords("x").path("statusCode").asInt()).isEqualTo(4001);
        gateway.openAccount();
        gateway.allow(0);
        assertThat(sendWords("x").path("statusCode").asInt()).isEqualTo(4012);
        assertThat(gateway.taken()).isEmpty();
    }

    @Test
    void misbehaves_once_and_then_does_its_duty() throws Exception {
        gateway.next(GatewayMisdeed.status(429, 7));
        gateway.next(GatewayMisdeed.silence());
        gateway.next(GatewayMisdeed.hangUp());

        HttpResponse<String> throttled = post("/rest/smsmessaging/text", WebSmsGateway.TOKEN, "{}");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
        patience = Duration.ofSeconds(2);
        assertThatThrownBy(() -> sendWords("silence")).isInstanceOf(IOException.class);
        patience = Duration.ofSeconds(60);
        await().atMost(patience).until(() -> gateway.taken().size() == 1);
        assertThatThrownBy(() -> sendWords("hang up")).isInstanceOf(IOException.class);
        assertThat(sendWords("duty").path("statusCode").asInt()).isEqualTo(2000);
        assertThat(gateway.taken()).extracting(GatewaySms::text).containsExactly("silence", "hang up", "duty");
    }

    @Test
    void is_away_and_back_under_the_same_address() throws Exception {
        gateway.goDown();
        assertThatThrownBy(() -> sendWords("x")).isInstanceOf(IOException.class);

        gateway.comeBack();

        assertThat(sendWords("x").path("statusCode").asInt()).isEqualTo(2000);
    }

    @Test
    void calls_back_with_the_news_of_a_message() throws Exception {
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        HttpServer customer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 10);
        customer.createContext("/", call -> {
            heard.add(HttpGateway.read(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        customer.start();
        gateway.reportsGoTo("http://127.0.0.1:" + customer.getAddress().getPort() + "/");
        sendWords("x");

        gateway.reportRepeatedly(gateway.taken().get(0), "delivered", 2);
        gateway.deliver("436641234567", "komme");

        await().atMost(Duration.ofSeconds(60)).until(() -> heard.size() == 3);
        assertThat(heard.get(0)).isEqualTo(heard.get(1));
        assertThat(heard.get(0).path("transferId").asText())
                .isEqualTo(gateway.taken().get(0).transferId());
        assertThat(heard.get(2).path("textMessageContent").asText()).isEqualTo("komme");
        customer.stop(0);
    }
}
