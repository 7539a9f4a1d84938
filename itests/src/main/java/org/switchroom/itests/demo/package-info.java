/** The demonstration: the distribution beside a mail server of its own, jobs as a partner posts them, and what came of them. */
package org.switchroom.itests.demo;
