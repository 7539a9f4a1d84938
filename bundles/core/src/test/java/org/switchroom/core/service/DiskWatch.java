package org.switchroom.core.service;

import java.io.File;
import org.osgi.service.component.annotations.Component;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceWork;

/* The example of docs/sms-service.md, from here on word by word. */
@Component
public final class DiskWatch implements ServiceWork {
    @Override
    public String kind() {
        return "disk-watch";
    }

    @Override
    public String words() {
        return "Room on the disk";
    }

    @Override
    public Done run(ServiceJob job) {
        long free = new File(".").getUsableSpace() / 1_000_000_000;
        return free < 5 ? Done.failed(free + " GB are free; make room") : Done.well(free + " GB are free");
    }
}
