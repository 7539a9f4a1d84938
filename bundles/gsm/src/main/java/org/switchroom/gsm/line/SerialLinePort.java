package org.switchroom.gsm.line;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortDataListener;
import com.fazecast.jSerialComm.SerialPortEvent;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/** A serial port of this machine, by jSerialComm. */
public final class SerialLinePort implements LinePort {
    private final String device;
    private final SerialSettings settings;

    /** @param device {@code /dev/ttyUSB0}, {@code COM3}; a symbolic link is followed anew at each opening */
    public SerialLinePort(String device, SerialSettings settings) {
        this.device = device;
        this.settings = settings;
    }

    @Override
    public Line open(LineListener listener) throws IOException {
        SerialPort port;
        try {
            // A new object each time: it has the path that the link pointed to when it was made.
            port = SerialPort.getCommPort(device);
        } catch (SerialPortInvalidPortException absent) {
            throw new IOException("there is no serial port " + device, absent);
        }
        port.setComPortParameters(settings.baud(), settings.dataBits(), stopBits(), parity());
        port.setFlowControl(flowControl());
        port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
        if (!port.openPort(0)) {
            throw new IOException("the serial port " + device + " can not be opened (system error "
                    + port.getLastErrorCode() + "): is another program using it, and may this one?");
        }
        SerialLine line = new SerialLine(port, device, listener);
        if (!port.addDataListener(line)) {
            port.closePort();
            throw new IOException("the serial port " + device + " can not be listened to");
        }
        return line;
    }

    @Override
    public String description() {
        return device + " " + settings;
    }

    private int stopBits() {
        return switch (settings.stopBits()) {
            case ONE -> SerialPort.ONE_STOP_BIT;
            case TWO -> SerialPort.TWO_STOP_BITS;
            case ONE_AND_A_HALF -> SerialPort.ONE_POINT_FIVE_STOP_BITS;
        };
    }

    private int parity() {
        return switch (settings.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case MARK -> SerialPort.MARK_PARITY;
            case SPACE -> SerialPort.SPACE_PARITY;
        };
    }

    private int flowControl() {
        return switch (settings.flowControl()) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case XON_XOFF -> SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
            case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
        };
    }

    private static final class SerialLine implements Line, SerialPortDataListener {
        private final SerialPort port;
        private final String device;
        private final LineListener listener;
        private final AtomicBoolean over = new AtomicBoolean();

        SerialLine(SerialPort port, String device, LineListener listener) {
            this.port = port;
            this.device = device;
            this.listener = listener;
        }

        @Override
        public int getListeningEvents() {
            return SerialPort.LISTENING_EVENT_DATA_AVAILABLE | SerialPort.LISTENING_EVENT_PORT_DISCONNECTED;
        }

        @Override
        public void serialEvent(SerialPortEvent event) {
            if (over.get()) {
                return;
            }
            if (event.getEventType() == SerialPort.LISTENING_EVENT_PORT_DISCONNECTED) {
                gone();
                return;
            }
            // The port says that it is open even when it is gone; a count below zero is what tells.
            int available = port.bytesAvailable();
            byte[] buffer = new byte[Math.max(available, 0)];
            int count = available > 0 ? port.readBytes(buffer, buffer.length) : available;
            if (count > 0) {
                listener.received(Arrays.copyOf(buffer, count));
            } else if (count < 0) {
                gone();
            }
        }

        /**
         * On the first sign only: the event comes again and again, hundreds of thousands a second, until the port is
         * closed, and it can not be closed from the thread that brings it.
         */
        private void gone() {
            if (over.compareAndSet(false, true)) {
                Thread closer = new Thread(
                        () -> {
                            release();
                            listener.lost(device + " is gone");
                        },
                        "line " + device + " is gone");
                closer.setDaemon(true);
                closer.start();
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            for (int written = 0; written < bytes.length; ) {
                byte[] rest = written == 0 ? bytes : Arrays.copyOfRange(bytes, written, bytes.length);
                int count = over.get() ? -1 : port.writeBytes(rest, rest.length);
                if (count <= 0) {
                    gone();
                    throw new IOException(device + " takes nothing any more");
                }
                written += count;
            }
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                // From a thread of its own: it waits for the listener, and the listener may be waiting for the caller.
                Thread closer = new Thread(this::release, "line " + device + " is closed");
                closer.setDaemon(true);
                closer.start();
            }
        }

        private void release() {
            port.removeDataListener();
            port.closePort();
        }
    }
}
