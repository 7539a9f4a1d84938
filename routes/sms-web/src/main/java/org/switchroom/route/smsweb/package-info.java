/** SMS by websms.com's gateway: one transport for each file in etc/, as Camel routes. Nobody calls it but the route host. */
package org.switchroom.route.smsweb;
