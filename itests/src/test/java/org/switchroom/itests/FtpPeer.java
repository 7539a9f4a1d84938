package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Debian's vsftpd: an FTP server that shares no code with ours. {@code ./switchroom test} installs it. */
final class FtpPeer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/vsftpd");

    private final int port = FreePorts.find(1).get(0);
    private final Path in;
    private final Process server;

    FtpPeer(Path folder) throws IOException {
        assertThat(PROGRAM).as("sudo apt-get install vsftpd").exists();
        Path root = Files.createDirectories(folder.resolve("root"));
        in = Files.createDirectories(root.resolve("in"));
        Files.setPosixFilePermissions(in, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path settings = Files.write(
                folder.resolve("vsftpd.conf"),
                List.of(
                        "listen=YES",
                        "background=NO",
                        "listen_address=127.0.0.1",
                        "listen_port=" + port,
                        "run_as_launching_user=YES",
                        "anonymous_enable=YES",
                        "local_enable=NO",
                        "anon_root=" + root,
                        "allow_writeable_chroot=YES",
                        "write_enable=YES",
                        "anon_upload_enable=YES",
                        "anon_other_write_enable=YES",
                        "anon_world_readable_only=NO",
                        "seccomp_sandbox=NO",
                        "xferlog_enable=NO"));
        server = new ProcessBuilder(PROGRAM.toString(), settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vsftpd.log").toFile())
                .start();
    }

    /** As a client names it. */
    String place() {
        return "anonymous@127.0.0.1:" + port + "/in";
    }

    /** The texts of the files that are whole. */
    List<String> files() throws IOException {
        try (var files = Files.list(in)) {
            return files.filter(file -> file.toString().endsWith(".txt")
                            && !file.getFileName().toString().startsWith("."))
                    .map(FtpPeer::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.destroy();
    }
}
