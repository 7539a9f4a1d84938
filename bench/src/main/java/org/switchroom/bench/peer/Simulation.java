package org.switchroom.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A simulator in a process of its own, {@link SimulatorMain}, and what it has told of so far. */
public final class Simulation implements AutoCloseable {
    private final Process process;
    private final Writer orders;
    private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
    private final Map<String, Long> firstByJob = new ConcurrentHashMap<>();
    private final List<Peer.Arrival> order = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<Integer> ports;

    private Simulation(Process process) {
        this.process = process;
        this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "simulation");
        reader.setDaemon(true);
        reader.start();
        this.ports = Arrays.stream(answer().split(",")).map(Integer::valueOf).toList();
    }

    /** Starts it with the words that {@link SimulatorMain} knows, and waits until it serves. */
    public static Simulation start(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorMain.class.getName()));
        command.addAll(List.of(words));
        try {
            return new Simulation(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 4);
                if (words[0].equals(SimulatorMain.ARRIVAL)) {
                    long nanos = Long.parseLong(words[3]);
                    order.add(new Peer.Arrival(words[1], nanos));
                    arrivals.merge(words[1], 1, Integer::sum);
                    firstByJob.putIfAbsent(words[2], nanos);
                } else {
                    answers.add(line.substring(line.indexOf(' ') + 1));
                }
            }
        } catch (IOException over) {
            // its process has ended; what was told is told
        }
    }

    private String answer() {
        try {
            String answer = answers.poll(60, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("the simulator says nothing");
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it answers to an order. */
    public synchronized String ask(String words) {
        try {
            orders.write(words + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator has ended", e);
        }
        return answer();
    }

    public List<Integer> ports() {
        return ports;
    }

    public long pid() {
        return process.pid();
    }

    public Map<String, Integer> arrivals() {
        return Map.copyOf(arrivals);
    }

    public int messages() {
        return arrivals.size();
    }

    public List<Peer.Arrival> order() {
        synchronized (order) {
            return List.copyOf(order);
        }
    }

    /** When the first message of each job came, by the job's number; alive. */
    public Map<String, Long> firstByJob() {
        return firstByJob;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
