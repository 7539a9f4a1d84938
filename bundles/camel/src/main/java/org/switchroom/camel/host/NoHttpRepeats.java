package org.switchroom.camel.host;

import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Camel's HTTP client would send again by itself after a 429 or a 503; only the dispatcher repeats. By the component's
 * own setter, since camel-http may not be here.
 */
final class NoHttpRepeats extends LifecycleStrategySupport {
    @Override
    public void onComponentAdd(String name, Component component) {
        if (name.equals("http") || name.equals("https")) {
            PropertyConfigurer setter = component.getComponentPropertyConfigurer();
            if (setter == null
                    || !setter.configure(
                            component.getCamelContext(), component, "automaticRetriesDisabled", true, true)) {
                throw new IllegalStateException(
                        "The repeats of component " + name
                                + " can not be turned off, so a message could leave twice unmarked. Use the camel-http of this version");
            }
        }
    }
}
