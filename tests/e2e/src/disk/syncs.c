// Preloaded into a browser: writes down, at each fsync and fdatasync of anything below $SYNCS_BELOW, what a disk holds from then on that
// keeps nothing else. $SYNCS_LOG gets, for the n-th of them: n.bytes, the file's content (none for a directory); n.names, a line for
// every file and directory there is (inode, time of birth, f or d, path); n.what, the line of what was synced. `count` is how many there are.
//
// The tables that a database makes of its logs in the background are held up for $SYNCS_HOLD_TABLES seconds: on a busy machine they come late,
// and what a log was to hold until then, and was never synced, is lost with the power.
//
// syncs.rs reads it. What goes wrong here ends the browser: a log with a gap would prove nothing.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *below, *log_folder;
static FILE *names;

static void end(const char *what) {
    fprintf(stderr, "syncs.c: %s: %s\n", what, strerror(errno));
    abort();
}

static void path_of(char *path, unsigned long number, const char *what) {
    snprintf(path, PATH_MAX, "%s/%lu.%s", log_folder, number, what);
}

// A file is told from a later one with its inode by when it was made.
static void line(FILE *to, int folder, const char *path, const char *shown) {
    struct statx found;
    int flags = AT_SYMLINK_NOFOLLOW | (*path ? 0 : AT_EMPTY_PATH);
    if (statx(folder, path, flags, STATX_BASIC_STATS | STATX_BTIME, &found)) {
        if (errno == ENOENT) return; // It went meanwhile.
        end("statx");
    }
    char kind = S_ISREG(found.stx_mode) ? 'f' : S_ISDIR(found.stx_mode) ? 'd' : 0;
    if (!kind) return;
    if (!(found.stx_mask & STATX_BTIME)) end("this file system doesn't keep when a file was made");
    fprintf(to, "%llu %lld.%09u %c %s\n", (unsigned long long)found.stx_ino, (long long)found.stx_btime.tv_sec, found.stx_btime.tv_nsec, kind, shown);
}

static int each(const char *path, const struct stat *found, int kind, struct FTW *place) {
    (void)found, (void)kind, (void)place;
    if (path[strlen(below)]) line(names, AT_FDCWD, path, path + strlen(below) + 1);
    return 0;
}

static void copy(int fd, unsigned long number) {
    char path[PATH_MAX], block[65536];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    int from = open(path, O_RDONLY | O_CLOEXEC);
    path_of(path, number, "bytes");
    int to = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (from < 0 || to < 0) end("copy");
    ssize_t got;
    while ((got = read(from, block, sizeof block)) > 0)
        if (write(to, block, got) != got) end("copy");
    if (got < 0) end("copy");
    close(from);
    close(to);
}

static FILE *opened(unsigned long number, const char *what) {
    char path[PATH_MAX];
    path_of(path, number, what);
    FILE *file = fopen(path, "we");
    if (!file) end(what);
    return file;
}

static int synced(int fd, const char *name) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    if (!real) end(name);
    below = getenv("SYNCS_BELOW"), log_folder = getenv("SYNCS_LOG");
    char path[PATH_MAX], of[64];
    struct stat found;
    snprintf(of, sizeof of, "/proc/self/fd/%d", fd);
    ssize_t length = below && log_folder ? readlink(of, path, sizeof path - 1) : -1;
    if (length < 0 || fstat(fd, &found) || !found.st_nlink) return real(fd);
    path[length] = 0;
    size_t prefix = strlen(below);
    if (strncmp(path, below, prefix) || path[prefix] != '/') return real(fd);

    const char *held = getenv("SYNCS_HOLD_TABLES");
    if (held && length > 4 && !strcmp(path + length - 4, ".ldb")) sleep(atoi(held));

    // One after the other, in all of the browser's processes: the next begins when this one is on disk.
    char counting[PATH_MAX];
    snprintf(counting, sizeof counting, "%s/count", log_folder);
    int count = open(counting, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (count < 0 || flock(count, LOCK_EX)) end("count");
    unsigned long number = 0;
    char digits[32] = "";
    if (pread(count, digits, sizeof digits - 1, 0) < 0) end("count");
    number = strtoul(digits, NULL, 10);

    // What is there before the sync: what comes while it is under way may or may not be on disk after it.
    if (S_ISREG(found.st_mode)) copy(fd, number);
    names = opened(number, "names");
    if (nftw(below, each, 32, FTW_PHYS)) end("nftw");
    if (fclose(names)) end("names");
    int answer = real(fd);
    int error = errno;
    if (!answer) {
        FILE *what = opened(number, "what");
        line(what, fd, "", path + prefix + 1);
        if (fclose(what)) end("what");
        int digits_length = snprintf(digits, sizeof digits, "%lu", number + 1);
        if (pwrite(count, digits, digits_length, 0) != digits_length) end("count");
    }
    close(count);
    errno = error;
    return answer;
}

int fsync(int fd) { return synced(fd, "fsync"); }
int fdatasync(int fd) { return synced(fd, "fdatasync"); }
