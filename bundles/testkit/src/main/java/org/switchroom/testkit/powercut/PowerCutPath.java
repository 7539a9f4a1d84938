package org.switchroom.testkit.powercut;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.UUID;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;

/** One path of one life, in the shape that H2 wants. */
final class PowerCutPath extends FilePath {
    private interface Question<T> {
        T ask() throws IOException;
    }

    private final Life life;

    PowerCutPath(Life life, String name) {
        this.life = life;
        this.name = name;
    }

    private String inLife() {
        return name.substring(life.scheme().length() + 1);
    }

    private <T> T answer(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException cut) {
            throw DbException.convertIOException(cut, name);
        }
    }

    @Override
    public String getScheme() {
        return life.scheme();
    }

    @Override
    public FilePath getPath(String path) {
        return new PowerCutPath(life, path);
    }

    @Override
    public long size() {
        return answer(() -> {
            Inode inode = life.find(inLife());
            return inode == null ? 0 : life.length(inode);
        });
    }

    @Override
    public boolean exists() {
        return answer(() -> life.find(inLife()) != null || life.isDirectory(inLife()));
    }

    @Override
    public boolean createFile() {
        return answer(() -> {
            boolean fresh = life.find(inLife()) == null;
            life.findOrCreate(inLife());
            return fresh;
        });
    }

    @Override
    public void delete() {
        answer(() -> {
            life.delete(inLife());
            return true;
        });
    }

    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        answer(() -> {
            if (life.find(inLife()) == null) {
                throw new FileNotFoundException(name);
            }
            if (!atomicReplace && target.exists()) {
                throw new IOException(target + " is there already");
            }
            life.move(inLife(), ((PowerCutPath) target).inLife());
            return true;
        });
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return answer(() -> life.list(inLife()).stream()
                .map(child -> getPath(life.scheme() + ":" + child))
                .toList());
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? null : getPath(name.substring(0, slash));
    }

    @Override
    public boolean isDirectory() {
        return answer(() -> life.isDirectory(inLife()));
    }

    @Override
    public boolean isRegularFile() {
        return answer(() -> life.find(inLife()) != null);
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public void createDirectory() {
        answer(() -> {
            life.createDirectory(inLife());
            return true;
        });
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Inode inode = mode.equals("r") ? life.find(inLife()) : life.findOrCreate(inLife());
        if (inode == null) {
            throw new FileNotFoundException(name);
        }
        return new PowerCutChannel(life, inode, mode);
    }

    @Override
    public FilePath createTempFile(String suffix, boolean inTempDir) {
        FilePath file = getPath(name + "." + UUID.randomUUID() + suffix);
        file.createFile();
        return file;
    }
}
