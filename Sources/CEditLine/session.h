// Shared by the files of the line editor, not with Swift.

#ifndef CEDITLINE_SESSION_H
#define CEDITLINE_SESSION_H

#include "CEditLine.h"

#include <histedit.h>

/// What a session waits for beside keys; -1 for nothing.
int ced_notice_descriptor(EditLine *line);
void ced_call_notice(EditLine *line);
/// Columns of the prompt that stands before the line.
int ced_prompt_width(EditLine *line);
/// What libedit calls for each character of the input.
int ced_read_key(EditLine *line, wchar_t *key);
/// From here on Ctrl-C, Ctrl-Z and changes of size reach `ced_read_key` only, which waits for them.
void ced_signals_begin(void);
void ced_signals_end(void);

#endif
