/** The demonstration: the distribution beside a mail server and a web server of others, scene by scene, checked at those. */
package org.switchroom.itests.demo;
