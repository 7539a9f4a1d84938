/** SMS gateways as simulators, written from their providers' specifications; tests and demonstrations start them. */
package org.switchroom.testkit.websms;
