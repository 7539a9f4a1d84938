package org.switchroom.route.intakefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.switchroom.answer.Problem;
import org.switchroom.mapping.Mapped;

/**
 * The records that could not become jobs, each below a line that says where it stood and why. With the header on top:
 * whoever corrects it and takes the lines with {@code #} out can drop it again.
 */
final class RejectedLines implements AutoCloseable {
    private final FileChannel file;
    private final Charset charset;
    private final StringBuilder pending = new StringBuilder();
    private long length;

    /** @param length how much of what is there belongs to records that were dealt with; the rest is cut off */
    RejectedLines(Path path, Charset charset, long length, Optional<String> heading) throws IOException {
        this.charset = charset;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        this.length = Math.min(length, file.size());
        file.truncate(this.length);
        file.position(this.length);
        if (this.length == 0) {
            heading.ifPresent(text -> pending.append(text).append('\n'));
        }
    }

    /** Answers how long the file is with it; on disk after the next {@link #force}. */
    long add(Mapped record, Problem problem) throws IOException {
        pending.append("# line ")
                .append(record.line())
                .append(": ")
                .append(problem.text().replaceAll("\\p{Cntrl}", " "))
                .append('\n')
                .append(record.original().get())
                .append('\n');
        ByteBuffer bytes = charset.encode(pending.toString());
        pending.setLength(0);
        length += bytes.remaining();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        return length;
    }

    long length() {
        return length;
    }

    void force() throws IOException {
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
