package org.switchroom.transport;

/** What became of something a transport brought in. */
public enum Intake {
    /** On disk now. */
    STORED,
    /** On disk since an earlier time; acknowledge it again. */
    DUPLICATE,
    /** Not on disk. Do not acknowledge; the other side should repeat it. */
    TRY_LATER
}
