/** Tenants, tokens, and who may what. */
package org.switchroom.core.access;
