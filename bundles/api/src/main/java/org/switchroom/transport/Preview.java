package org.switchroom.transport;

import org.osgi.annotation.versioning.ConsumerType;
import org.switchroom.message.Content;

/** Shows what a transport would make of a content, without sending it. A service beside the transport's, same name property. */
@ConsumerType
public interface Preview {
    /** The text as the recipient would read it. */
    Content.Text preview(Content content);
}
