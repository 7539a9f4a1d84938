/*
 * Preloaded into a program: counts its successful fsync and fdatasync calls on files whose names end with
 * SYNC_COUNT_SUFFIX; without that, on H2's store files. A JVM's recorder does not see those of asynchronous channels, and
 * what a program says of its own syncs is what is to be checked.
 * The count is eight bytes in the file that SYNC_COUNT_FILE names, shared by all processes that have it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static _Atomic uint64_t *count;
static const char *suffix = ".mv.db";

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("SYNC_COUNT_FILE");
    if (getenv("SYNC_COUNT_SUFFIX")) suffix = getenv("SYNC_COUNT_SUFFIX");
    int file = name ? open(name, O_RDWR | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *memory = mmap(NULL, sizeof(uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (memory != MAP_FAILED) count = memory;
}

static int counted(int file, int result) {
    char link[40], path[4096];
    if (count == NULL || result != 0) return result;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path);
    ssize_t tail = (ssize_t)strlen(suffix);
    if (length >= tail && memcmp(path + length - tail, suffix, tail) == 0) (*count)++;
    return result;
}

int fsync(int file) {
    static int (*real)(int);
    if (real == NULL) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return counted(file, real(file));
}

int fdatasync(int file) {
    static int (*real)(int);
    if (real == NULL) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return counted(file, real(file));
}
