#pragma once

#include <sys/types.h>

/// Starts a program in a process group of its own, with default signal handling, no inherited descriptors, /dev/null as standard
/// input, and one pipe as standard output and error. The program gets SIGTERM when the calling thread ends, so that nothing outlives
/// its supervisor, however that ends: call it from a thread that waits for the program.
/// Returns 0 and sets pid and output (the read end of the pipe), or the errno of what failed.
int child_start(const char *path, char *const arguments[], char *const environment[], pid_t *pid, int *output);
