// Shared by the files of the line editor, not with Swift.

#ifndef CEDITLINE_SESSION_H
#define CEDITLINE_SESSION_H

#include "CEditLine.h"

#include <histedit.h>

/// What a session waits for beside keys; -1 for nothing.
int ced_notice_descriptor(EditLine *line);
void ced_call_notice(EditLine *line);
/// Keys that end a line at once when they are pressed one after the other.
typedef struct UrgentKeys {
    unsigned char keys[CEDUrgentKeys];
    size_t count;
    /// How many of them were pressed last. They are kept back until it is known what they become.
    size_t pressed;
    bool is_complete;
    /// Keys that were kept back and became nothing, from `first` to `last`: they are handed on.
    unsigned char released[CEDUrgentKeys + 1];
    size_t first, last;
} UrgentKeys;

UrgentKeys *ced_urgent_keys(EditLine *line);
/// Columns of the prompt that stands before the line.
int ced_prompt_width(EditLine *line);
/// What libedit calls for each character of the input.
int ced_read_key(EditLine *line, wchar_t *key);
/// From here on Ctrl-C, Ctrl-Z and changes of size reach `ced_read_key` only, which waits for them.
void ced_signals_begin(void);
void ced_signals_end(void);

#endif
