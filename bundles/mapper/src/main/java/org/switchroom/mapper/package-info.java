/** Mappings: kept as versioned documents, understood, and used to read content. Offered as {@code Mappings}. */
package org.switchroom.mapper;
