package org.switchroom.http.door;

import java.util.Optional;

/**
 * What the door looks at of a request.
 *
 * @param address of the client, as the connection says
 * @param path without the query
 * @param origin the Origin header, as browsers send it
 * @param host the Host header
 * @param tenant the tenant that the request names
 * @param bodyLength as announced; -1 when it is not
 */
record Knock(
        String requestId,
        String address,
        String method,
        String path,
        Optional<String> authorization,
        Optional<String> origin,
        Optional<String> host,
        Optional<String> tenant,
        long bodyLength) {}
