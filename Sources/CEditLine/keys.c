// Reads keys for libedit and answers the signals that come meanwhile. They are blocked but for the wait, so that none
// comes between a look at its flag and the wait, and none interrupts libedit while it draws.

#define _GNU_SOURCE
#include "session.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t resized;
static volatile sig_atomic_t stopped;
static struct sigaction earlier_winch;
static struct sigaction earlier_stop;
static sigset_t earlier_mask;

static void note_resize(int number) {
    (void)number;
    resized = 1;
}

static void note_stop(int number) {
    (void)number;
    stopped = 1;
}

void ced_signals_begin(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = note_resize;
    sigaction(SIGWINCH, &action, &earlier_winch);
    action.sa_handler = note_stop;
    sigaction(SIGTSTP, &action, &earlier_stop);
    sigset_t waited;
    sigemptyset(&waited);
    sigaddset(&waited, SIGINT);
    sigaddset(&waited, SIGTSTP);
    sigaddset(&waited, SIGWINCH);
    pthread_sigmask(SIG_BLOCK, &waited, &earlier_mask);
}

void ced_signals_end(void) {
    sigaction(SIGWINCH, &earlier_winch, NULL);
    sigaction(SIGTSTP, &earlier_stop, NULL);
    pthread_sigmask(SIG_SETMASK, &earlier_mask, NULL);
}

// The row of the cursor, counted from the prompt, in a terminal of `columns`.
static int cursor_row(EditLine *line, int columns) {
    const LineInfoW *info = el_wline(line);
    int width = ced_prompt_width(line);
    int row = width / columns, column = width % columns;
    for (const wchar_t *next = info->buffer; next < info->cursor; next++) {
        int step = *next == L'\n' ? 0 : wcwidth(*next);
        if (step < 0) step = 0;
        if (*next == L'\n' || column + step > columns) {
            row++;
            column = 0;
        }
        column += step;
    }
    return column == columns ? row + 1 : row;
}

// Terminals of today wrap their lines anew when their size changes: the cursor is where the new width puts it.
// libedit believes it to be at the prompt after `el_resize`, so it is brought there.
static bool take_line_away(EditLine *line) {
    int rows = 0, columns = 0;
    if (!ced_window_size(STDOUT_FILENO, &rows, &columns)) return false;
    int row = cursor_row(line, columns);
    fputs("\r", stdout);
    if (row > 0) fprintf(stdout, "\033[%dA", row);
    fputs("\033[J", stdout);
    return true;
}

static void redraw(EditLine *line) {
    if (!take_line_away(line)) return;
    el_resize(line);
    el_set(line, EL_REFRESH);
}

// Something has come that is printed above the line.
static void give_notice(EditLine *line) {
    bool was_taken_away = take_line_away(line);
    fflush(stdout);
    ced_call_notice(line);
    if (!was_taken_away) return;
    el_resize(line);
    el_set(line, EL_REFRESH);
}

// Gives the terminal to the shell and stops until that wants us back.
static void stop(EditLine *line) {
    el_set(line, EL_PREP_TERM, 0);
    fputs("\r\n", stdout);
    fflush(stdout);
    raise(SIGSTOP);
    el_set(line, EL_PREP_TERM, 1);
    el_resize(line);
    el_set(line, EL_REFRESH);
}

// Waits for input. Less than 0 with EINTR after Ctrl-C.
static int wait_for_input(EditLine *line) {
    // A negative descriptor is left out by ppoll.
    struct pollfd wishes[] = {
        {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = ced_notice_descriptor(line), .events = POLLIN}};
    while (!ced_interrupt_is_set()) {
        int count = ppoll(wishes, 2, NULL, &earlier_mask);
        if (count > 0 && wishes[1].revents) give_notice(line);
        if (count > 0 && wishes[0].revents) return 1;
        if (count < 0 && errno != EINTR) return -1;
        if (resized) {
            resized = 0;
            redraw(line);
        }
        if (stopped) {
            stopped = 0;
            stop(line);
        }
    }
    errno = EINTR;
    return -1;
}

// What a byte becomes that was read.
typedef enum { key_is_for_libedit, key_is_kept_back, keys_are_complete } KeyFate;

static KeyFate fate_of(unsigned char *byte, UrgentKeys *urgent) {
    if (urgent->count == 0) return key_is_for_libedit;
    if (*byte != urgent->keys[urgent->pressed] && urgent->pressed > 0) {
        // The keys kept back go first. Where the sequence does not begin anew, this one follows them.
        memcpy(urgent->released, urgent->keys, urgent->pressed);
        urgent->first = 0;
        urgent->last = urgent->pressed;
        urgent->pressed = 0;
        if (*byte != urgent->keys[0]) urgent->released[urgent->last++] = *byte;
    }
    if (*byte != urgent->keys[urgent->pressed]) {
        if (urgent->first == urgent->last) return key_is_for_libedit;
    } else if (++urgent->pressed == urgent->count) {
        return keys_are_complete;
    }
    if (urgent->first == urgent->last) return key_is_kept_back;
    *byte = urgent->released[urgent->first++];
    return key_is_for_libedit;
}

// The next byte of the input. As `read`; less than 0 also when the urgent keys are complete.
static ssize_t read_byte(EditLine *line, char *byte) {
    UrgentKeys *urgent = ced_urgent_keys(line);
    if (urgent->first < urgent->last) {
        *byte = (char)urgent->released[urgent->first++];
        return 1;
    }
    for (;;) {
        if (wait_for_input(line) < 0) return -1;
        unsigned char next;
        ssize_t count = read(STDIN_FILENO, &next, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count;
        switch (fate_of(&next, urgent)) {
        case key_is_kept_back: continue;
        case keys_are_complete:
            urgent->pressed = 0;
            urgent->is_complete = true;
            errno = EINTR;
            return -1;
        case key_is_for_libedit: break;
        }
        *byte = (char)next;
        return 1;
    }
}

int ced_read_key(EditLine *line, wchar_t *key) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        char byte;
        ssize_t count = read_byte(line, &byte);
        if (count <= 0) return (int)count;
        size_t used = mbrtowc(key, &byte, 1, &state);
        if (used == (size_t)-2) continue;
        if (used != (size_t)-1) return 1;
        memset(&state, 0, sizeof state);  // no UTF-8: left out
    }
}
