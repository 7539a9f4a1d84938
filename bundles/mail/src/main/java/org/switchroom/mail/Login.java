package org.switchroom.mail;

/** Never shown or logged. */
public record Login(String user, String password) {
    @Override
    public String toString() {
        return "Login of " + user;
    }
}
