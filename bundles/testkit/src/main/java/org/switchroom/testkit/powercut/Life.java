package org.switchroom.testkit.powercut;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.h2.store.fs.FilePath;

/** The files between two power cuts. All state is guarded by this object's monitor. */
final class Life {
    /** A change of the directory, as a file system's journal keeps it. */
    private interface DirectoryChange extends Consumer<Map<String, Inode>> {}

    final String disk;
    final int number;

    /** As programs see it. */
    private final Map<String, Inode> seen = new TreeMap<>();
    /** As it is on the disk for certain. */
    private final Map<String, Inode> kept = new TreeMap<>();
    /** What has changed from the one to the other, in order. */
    private final List<DirectoryChange> changes = new ArrayList<>();

    private final Set<String> directories = new HashSet<>();
    private final Set<Inode> locked = new HashSet<>();
    private Life heir;
    private long stepsLeft = Long.MAX_VALUE;
    private long plannedSeed;
    private Unforced planned = Unforced.LOST;
    private long forces;

    Life(String disk, int number, Map<String, Inode> survivors, Set<String> directories) {
        this.disk = disk;
        this.number = number;
        this.seen.putAll(survivors);
        this.kept.putAll(survivors);
        this.directories.addAll(directories);
        FilePath.register(new PowerCutPath(this, scheme() + ":"));
    }

    /** Another one in every life: H2 keeps the dead database in its list under the old name. */
    String scheme() {
        return disk + "-" + number;
    }

    synchronized Life latest() {
        return heir == null ? this : heir.latest();
    }

    synchronized boolean isOver() {
        return heir != null;
    }

    synchronized long forces() {
        return forces;
    }

    synchronized void cut(long seed, Unforced unforced) {
        if (heir != null) {
            throw new IllegalStateException("the power of life " + number + " was cut before");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Inode> names = new TreeMap<>(kept);
        if (unforced != Unforced.LOST) {
            changes.subList(0, random.nextInt(changes.size() + 1)).forEach(change -> change.accept(names));
        }
        Map<String, Inode> survivors = new TreeMap<>();
        names.forEach((name, inode) -> survivors.put(
                name,
                unforced == Unforced.LOST
                        ? inode.whenAllIsLost()
                        : inode.whenSomeIsLost(random, unforced == Unforced.TORN)));
        heir = new Life(disk, number + 1, survivors, directories);
        seen.clear();
        kept.clear();
        changes.clear();
        locked.clear();
    }

    synchronized void planCut(long steps, long seed, Unforced unforced) {
        stepsLeft = steps;
        planned = unforced;
        plannedSeed = seed;
    }

    synchronized void checkPower() throws IOException {
        if (heir != null) {
            throw new IOException("the power was cut");
        }
    }

    /** Before everything that changes something; the planned cut happens here. */
    private void step() throws IOException {
        checkPower();
        if (--stepsLeft < 0) {
            cut(plannedSeed, planned);
            throw new IOException("the power was cut, as planned");
        }
    }

    synchronized Inode find(String name) throws IOException {
        checkPower();
        return seen.get(name);
    }

    synchronized Inode findOrCreate(String name) throws IOException {
        checkPower();
        Inode found = seen.get(name);
        if (found != null) {
            return found;
        }
        step();
        Inode created = new Inode();
        change(names -> names.put(name, created));
        return created;
    }

    synchronized void delete(String name) throws IOException {
        step();
        directories.remove(name);
        if (seen.containsKey(name)) {
            change(names -> names.remove(name));
        }
    }

    synchronized void move(String from, String to) throws IOException {
        step();
        Inode moved = seen.get(from);
        change(names -> {
            names.remove(from);
            names.put(to, moved);
        });
    }

    private void change(DirectoryChange change) {
        change.accept(seen);
        changes.add(change);
    }

    synchronized int write(Inode inode, java.nio.ByteBuffer source, long position) throws IOException {
        step();
        return inode.write(source, position);
    }

    synchronized void truncate(Inode inode, long length) throws IOException {
        step();
        inode.truncate(length);
    }

    synchronized int read(Inode inode, java.nio.ByteBuffer target, long position) throws IOException {
        checkPower();
        return inode.read(target, position);
    }

    synchronized long length(Inode inode) throws IOException {
        checkPower();
        return inode.length();
    }

    synchronized void force(Inode inode) throws IOException {
        step();
        inode.force();
        changes.forEach(change -> change.accept(kept));
        changes.clear();
        forces++;
    }

    synchronized boolean lock(Inode inode) throws IOException {
        checkPower();
        return locked.add(inode);
    }

    synchronized void unlock(Inode inode) {
        locked.remove(inode);
    }

    synchronized void createDirectory(String name) throws IOException {
        checkPower();
        directories.add(name);
    }

    synchronized boolean isDirectory(String name) throws IOException {
        checkPower();
        return name.isEmpty() || name.equals("/") || directories.contains(name);
    }

    synchronized List<String> list(String directory) throws IOException {
        checkPower();
        String prefix = directory.endsWith("/") ? directory : directory + "/";
        return seen.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0)
                .toList();
    }
}
