#define _GNU_SOURCE
#include "child_start.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// Runs between fork and exec, where only async-signal-safe functions may be called. Tells the parent by the pipe what failed.
static void become(const char *path, char *const arguments[], char *const environment[], int output, int trouble, pid_t parent) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT};
    for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) signal(signals[i], SIG_DFL);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    // The parent may have ended before the line above.
    if (getppid() != parent) _exit(125);
    int input = open("/dev/null", O_RDONLY);
    if (input >= 0 && dup2(input, 0) >= 0 && dup2(output, 1) >= 0 && dup2(output, 2) >= 0) {
        // Sockets of a broker in this process must not live on in its children.
        close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
        execve(path, arguments, environment);
    }
    int failure = errno;
    ssize_t written = write(trouble, &failure, sizeof failure);
    _exit(written == sizeof failure ? 126 : 127);
}

int child_start(const char *path, char *const arguments[], char *const environment[], pid_t *pid, int *output) {
    int lines[2], trouble[2];
    if (pipe2(lines, O_CLOEXEC) != 0) return errno;
    if (pipe2(trouble, O_CLOEXEC) != 0) {
        int failure = errno;
        close(lines[0]);
        close(lines[1]);
        return failure;
    }
    pid_t parent = getpid();
    pid_t child = fork();
    int failure = child < 0 ? errno : 0;
    if (child == 0) become(path, arguments, environment, lines[1], trouble[1], parent);
    close(lines[1]);
    close(trouble[1]);
    // The pipe closes without a word once exec has succeeded.
    if (child > 0 && read(trouble[0], &failure, sizeof failure) == sizeof failure) waitpid(child, NULL, 0);
    close(trouble[0]);
    if (failure != 0) {
        close(lines[0]);
        return failure;
    }
    *pid = child;
    *output = lines[0];
    return 0;
}
