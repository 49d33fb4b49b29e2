// What Swift cannot call itself: libedit's variadic functions, ioctl, termios and signal handlers.
// Neither <histedit.h> nor <stdio.h> is included here, so that `stdout` does not leak into Swift.

#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

// Locale

/// Selects the character set of the user's environment, or C.UTF-8 where that is not UTF-8: libedit drops what it
/// cannot convert. Returns true when the user's own locale is UTF-8.
bool ced_select_locale(void);

// Signals

/// Installs a SIGINT handler that only sets a flag, without SA_RESTART: blocking calls return EINTR.
bool ced_interrupt_install(void);
/// True when SIGINT came since the last `ced_interrupt_take`.
bool ced_interrupt_is_set(void);
/// Reads the flag and clears it in one step.
bool ced_interrupt_take(void);
/// Waits until `fd` can be read, or has an end. False when Ctrl-C came, before or meanwhile, and was not taken.
bool ced_wait_readable(int fd);
/// Writing to a closed pipe gives EPIPE and not the end of the process.
void ced_ignore_broken_pipes(void);
/// Remembers the settings of the terminal behind `fd` and restores them at exit and on deadly signals.
bool ced_guard_terminal(int fd);

// Terminal

/// Asks the terminal behind `fd` for its size.
bool ced_window_size(int fd, int *rows, int *columns);
/// Switches the terminal behind `fd` to single keys without echo; Ctrl-C is a key, too.
bool ced_keys_begin(int fd);
/// Undoes `ced_keys_begin`.
void ced_keys_end(int fd);

// Line editor

typedef struct CEDSession CEDSession;

enum { CEDUrgentKeys = 16 };

typedef enum : int {
    CEDOutcomeLine,
    CEDOutcomeInterrupted,
    CEDOutcomeEndOfInput,
    /// The keys of `ced_set_urgent_keys` were pressed.
    CEDOutcomeUrgentKeys,
} CEDOutcome;

typedef enum : int {
    /// Nothing to offer: beep.
    CEDCompletionNone,
    /// Text was inserted.
    CEDCompletionInserted,
    /// Something was printed under the line, which has to be drawn again.
    CEDCompletionPrinted,
} CEDCompletion;

/// Called when Tab is pressed; `cursor` counts bytes of `buffer`.
typedef CEDCompletion (*CEDCompleter)(void *_Nullable context, const char *buffer, size_t length, size_t cursor);

/// Prints what has come meanwhile, and reads the descriptor empty.
typedef void (*CEDNotice)(void *_Nullable context);

/// Opens an editor on standard input and output. Null when there is no memory.
CEDSession *_Nullable ced_open(int history_size);
void ced_close(CEDSession *session);
/// The last line of the prompt, which takes `width` columns; escape sequences stand between \1 and \1.
void ced_set_prompt(CEDSession *session, const char *prompt, int width);
void ced_set_completer(CEDSession *session, CEDCompleter _Nullable completer, void *_Nullable context);
/// Called while a line is waited for, when `fd` can be read: the line is taken away meanwhile and drawn again below
/// what was printed. A negative `fd` ends it.
void ced_set_notice(CEDSession *session, int fd, CEDNotice _Nullable notice, void *_Nullable context);
/// At most CEDUrgentKeys keys, one byte each, that end a line at once when they are pressed one after the other.
void ced_set_urgent_keys(CEDSession *session, const unsigned char *keys, size_t count);
/// Adds a line that the Up key brings back.
void ced_add_history(CEDSession *session, const char *line);
/// Types `text` for the user at the start of the next line read.
void ced_push(CEDSession *session, const char *text);
/// Reads one line; `text` is valid until the next call and holds no newline at its end.
CEDOutcome ced_read_line(CEDSession *session, const char *_Nullable *_Nonnull text, size_t *length);
/// The line as it stands, for a completer or after an interruption.
void ced_current_line(CEDSession *session, const char *_Nullable *_Nonnull text, size_t *length, size_t *cursor);
/// Replaces `count` characters before the cursor by `text`.
void ced_replace(CEDSession *session, int count, const char *text);
/// Forgets the line being edited and gives the terminal back.
void ced_reset(CEDSession *session);

#pragma clang assume_nonnull end

#endif
