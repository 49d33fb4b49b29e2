#define _GNU_SOURCE
#include "CEditLine.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static atomic_bool interrupted;

static void note_interrupt(int number) {
    (void)number;
    atomic_store(&interrupted, true);
}

bool ced_interrupt_install(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_interrupt;
    sigemptyset(&action.sa_mask);
    return sigaction(SIGINT, &action, NULL) == 0;
}

bool ced_interrupt_is_set(void) {
    return atomic_load(&interrupted);
}

bool ced_interrupt_take(void) {
    return atomic_exchange(&interrupted, false);
}

bool ced_wait_readable(int fd) {
    // Blocked but for the wait: a signal between a look at the flag and the wait would not be seen before the next key.
    sigset_t interrupt, earlier;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &earlier);
    struct pollfd wish = {.fd = fd, .events = POLLIN};
    int count = 0;
    while (!ced_interrupt_is_set() && (count = ppoll(&wish, 1, NULL, &earlier)) < 0 && errno == EINTR) continue;
    pthread_sigmask(SIG_SETMASK, &earlier, NULL);
    return count != 0 && !ced_interrupt_is_set();
}

void ced_ignore_broken_pipes(void) {
    signal(SIGPIPE, SIG_IGN);
}

// The guard: one terminal, its settings at the start, and the handlers that were there before.

static int guarded = -1;
static struct termios original;
static const int deadly[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
#define DEADLY_COUNT (sizeof deadly / sizeof deadly[0])
static struct sigaction earlier[DEADLY_COUNT];

// Everything called here is async-signal-safe. A process in the background leaves the terminal to the shell.
static void restore(void) {
    if (guarded >= 0 && tcgetpgrp(guarded) == getpgrp()) tcsetattr(guarded, TCSANOW, &original);
}

static void restore_and_raise(int number) {
    restore();
    for (size_t i = 0; i < DEADLY_COUNT; i++) {
        if (deadly[i] == number) sigaction(number, &earlier[i], NULL);
    }
    raise(number);  // blocked until this returns, then the earlier handler has it
}

bool ced_guard_terminal(int fd) {
    if (guarded >= 0) return true;
    if (tcgetattr(fd, &original) != 0) return false;
    guarded = fd;
    atexit(restore);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = restore_and_raise;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < DEADLY_COUNT; i++) {
        sigaction(deadly[i], NULL, &earlier[i]);
        if (earlier[i].sa_handler != SIG_IGN) sigaction(deadly[i], &action, NULL);
    }
    return true;
}
