package org.switchroom.shell.access;

import java.security.SecureRandom;
import java.util.Map;
import org.apache.karaf.jaas.modules.Encryption;
import org.apache.karaf.jaas.modules.EncryptionService;

/** Lends {@link PasswordHash} to Karaf's realm, under the name that {@code etc/org.apache.karaf.jaas.cfg} asks for. */
final class KarafPasswords implements EncryptionService, Encryption {
    static final String NAME = "pbkdf2";

    private final SecureRandom random;

    KarafPasswords(SecureRandom random) {
        this.random = random;
    }

    @Override
    public Encryption createEncryption(Map<String, String> options) {
        return this;
    }

    @Override
    public String encryptPassword(String password) {
        return PasswordHash.of(password, random).text();
    }

    @Override
    public boolean checkPassword(String password, String kept) {
        return PasswordHash.parse(kept).map(hash -> hash.matches(password)).orElse(false);
    }
}
