package org.switchroom.gsm.line;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/** Where a modem is plugged in. Opened again and again, as long as the modem is configured. */
@ProviderType
public interface LinePort {
    /**
     * Blocks until the line can be used, or has failed; some seconds at most.
     *
     * @throws IOException when it can not be opened; its message is for operators
     */
    Line open(LineListener listener) throws IOException;

    /** For operators: {@code /dev/ttyUSB0 115200 8N1}, {@code tcp 10.0.0.5:4001}. */
    String description();
}
