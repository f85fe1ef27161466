/* Preloaded into a process, it records what the process does to the files of one folder, in order, so that a power cut
 * at any moment can be played: RECORD_FOLDER names the folder, RECORD_LOG the file to write to.
 *
 * One record: kind, number of the file, offset, length of the data (four 64-bit numbers), and the data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPENED = 1, WRITTEN, TRUNCATED, SYNCED, UNLINKED, RENAMED, FOLDER_SYNCED };
enum { MOST = 4096, FOLDER = -2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;
static char folder[4096];
static size_t folder_length;
static int64_t file_of[MOST]; /* By descriptor: its number plus one, FOLDER, or 0. */
static int64_t files;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("RECORD_FOLDER"), *to = getenv("RECORD_LOG");
    if (!path || !to) return;
    snprintf(folder, sizeof folder, "%s", path);
    folder_length = strlen(folder);
    log_file = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *data, size_t length) {
    const char *at = data;
    while (length) {
        ssize_t done = syscall(SYS_write, log_file, at, length);
        if (done <= 0) abort();
        at += done;
        length -= done;
    }
}

static void note(int64_t kind, int64_t file, int64_t offset, const void *data, size_t length) {
    int64_t head[4] = {kind, file, offset, (int64_t)length};
    put(head, sizeof head);
    put(data, length);
}

static int inside(const char *path) {
    return log_file >= 0 && strncmp(path, folder, folder_length) == 0 && path[folder_length] == '/';
}

static int64_t known(int fd) { return fd >= 0 && fd < MOST ? file_of[fd] : 0; }

static int opened(int fd, const char *path, int flags) {
    if (fd < 0 || fd >= MOST || log_file < 0) return fd;
    pthread_mutex_lock(&lock);
    file_of[fd] = 0;
    if (strcmp(path, folder) == 0) {
        file_of[fd] = FOLDER;
    } else if (inside(path)) {
        file_of[fd] = ++files;
        note(OPENED, files, (flags & O_TRUNC) != 0, path + folder_length + 1, strlen(path) - folder_length - 1);
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define MODE \
    va_list rest; va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest)

int open(const char *path, int flags, ...) {
    MODE;
    return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags);
}
int open64(const char *path, int flags, ...) {
    MODE;
    return opened(syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode), path, flags);
}
int openat(int at, const char *path, int flags, ...) {
    MODE;
    return opened(syscall(SYS_openat, at, path, flags, mode), path, flags);
}
int openat64(int at, const char *path, int flags, ...) {
    MODE;
    return opened(syscall(SYS_openat, at, path, flags | O_LARGEFILE, mode), path, flags);
}

/* The write and its record are one step, so that the records stand in the order in which the disk was told. */
static ssize_t written(int fd, const void *data, size_t length, int64_t offset, int where) {
    int64_t file = known(fd);
    if (file <= 0 || log_file < 0)
        return where ? syscall(SYS_pwrite64, fd, data, length, offset) : syscall(SYS_write, fd, data, length);
    pthread_mutex_lock(&lock);
    if (!where) {
        struct stat about;
        offset = fcntl(fd, F_GETFL) & O_APPEND ? (fstat(fd, &about), about.st_size) : lseek(fd, 0, SEEK_CUR);
    }
    ssize_t done = where ? syscall(SYS_pwrite64, fd, data, length, offset) : syscall(SYS_write, fd, data, length);
    if (done > 0) note(WRITTEN, file, offset, data, done);
    pthread_mutex_unlock(&lock);
    return done;
}
ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return written(fd, data, length, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
    return written(fd, data, length, offset, 1);
}

static int truncated(int fd, int64_t length) {
    int64_t file = known(fd);
    pthread_mutex_lock(&lock);
    int result = syscall(SYS_ftruncate, fd, length);
    if (result == 0 && file > 0) note(TRUNCATED, file, length, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}
int ftruncate(int fd, off_t length) { return truncated(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncated(fd, length); }

/* What is safe is safe once this has returned: the record follows the deed. What was written meanwhile stands before it
 * in the log, though it need not be on the disk: the lock keeps that from happening. */
static int synced(int fd, long call) {
    int64_t file = known(fd);
    if (!file || log_file < 0) return syscall(call, fd);
    pthread_mutex_lock(&lock);
    int result = syscall(call, fd);
    if (result == 0) note(file == FOLDER ? FOLDER_SYNCED : SYNCED, file, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int unlink(const char *path) {
    pthread_mutex_lock(&lock);
    int result = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (result == 0 && inside(path)) note(UNLINKED, 0, 0, path + folder_length + 1, strlen(path) - folder_length - 1);
    pthread_mutex_unlock(&lock);
    return result;
}
int rename(const char *from, const char *to) {
    pthread_mutex_lock(&lock);
    int result = syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
    if (result == 0 && inside(from) && inside(to)) {
        char both[8192];
        int length = snprintf(both, sizeof both, "%s%c%s", from + folder_length + 1, 0, to + folder_length + 1);
        note(RENAMED, 0, 0, both, length);
    }
    pthread_mutex_unlock(&lock);
    return result;
}

int close(int fd) {
    pthread_mutex_lock(&lock);
    if (fd >= 0 && fd < MOST) file_of[fd] = 0;
    int result = syscall(SYS_close, fd);
    pthread_mutex_unlock(&lock);
    return result;
}
