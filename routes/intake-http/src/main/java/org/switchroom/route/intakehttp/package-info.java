/**
 * The partner API under {@code /api}: one table of endpoints, from which the REST routes, the API's description and the
 * test matrix are made. Called by the HTTP server; calls core.
 */
package org.switchroom.route.intakehttp;
