#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct CEDSession {
    EditLine *line;
    History *history;
    char *prompt;
    int prompt_width;
    CEDCompleter completer;
    void *context;
    int notice_descriptor;
    CEDNotice notice;
    void *notice_context;
    UrgentKeys urgent;
};

static char *prompt_of(EditLine *line) {
    CEDSession *session = NULL;
    el_get(line, EL_CLIENTDATA, (void **)&session);
    return session && session->prompt ? session->prompt : "";
}

static unsigned char complete(EditLine *line, int key) {
    (void)key;
    CEDSession *session = NULL;
    el_get(line, EL_CLIENTDATA, (void **)&session);
    if (!session || !session->completer) return CC_REFRESH_BEEP;
    const LineInfo *info = el_line(line);
    size_t length = (size_t)(info->lastchar - info->buffer);
    size_t cursor = (size_t)(info->cursor - info->buffer);
    switch (session->completer(session->context, info->buffer, length, cursor)) {
    case CEDCompletionInserted: return CC_REFRESH;
    case CEDCompletionPrinted: return CC_REDISPLAY;
    case CEDCompletionNone: return CC_REFRESH_BEEP;
    }
    return CC_REFRESH_BEEP;
}

static void bind_keys(EditLine *line) {
    static const char *const keys[][2] = {
        {"^I", "ced-complete"},         {"^R", "em-inc-search-prev"}, {"^W", "ed-delete-prev-word"},
        {"\\e[1;5C", "em-next-word"},   {"\\e[1;5D", "ed-prev-word"}, {"\\e[H", "ed-move-to-beg"},
        {"\\e[F", "ed-move-to-end"},    {"\\e[1~", "ed-move-to-beg"}, {"\\e[4~", "ed-move-to-end"},
        {"\\eOH", "ed-move-to-beg"},    {"\\eOF", "ed-move-to-end"},  {"\\e[3~", "ed-delete-next-char"},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        el_set(line, EL_BIND, keys[i][0], keys[i][1], NULL);
    }
}

CEDSession *ced_open(int history_size) {
    CEDSession *session = calloc(1, sizeof *session);
    if (!session) return NULL;
    session->line = el_init("drydock", stdin, stdout, stderr);
    session->history = history_init();
    session->notice_descriptor = -1;
    if (!session->line || !session->history) {
        ced_close(session);
        return NULL;
    }
    HistEvent event;
    history(session->history, &event, H_SETSIZE, history_size);
    history(session->history, &event, H_SETUNIQUE, 1);
    el_set(session->line, EL_CLIENTDATA, session);
    el_set(session->line, EL_EDITOR, "emacs");
    el_set(session->line, EL_HIST, history, session->history);
    el_set(session->line, EL_PROMPT_ESC, prompt_of, '\1');
    // Signals are handled in keys.c: the handlers of libedit leave a broken line behind after a change of size.
    el_set(session->line, EL_SIGNAL, 0);
    el_wset(session->line, EL_GETCFN, ced_read_key);
    el_set(session->line, EL_ADDFN, "ced-complete", "Complete the word", complete);
    bind_keys(session->line);
    // Ctrl-Q is a key as any other: with Ctrl-P it detaches from a container.
    el_set(session->line, EL_SETTY, "-d", "-ixon", NULL);
    return session;
}

void ced_close(CEDSession *session) {
    if (session->line) el_end(session->line);
    if (session->history) history_end(session->history);
    free(session->prompt);
    free(session);
}

int ced_prompt_width(EditLine *line) {
    CEDSession *session = NULL;
    el_get(line, EL_CLIENTDATA, (void **)&session);
    return session ? session->prompt_width : 0;
}

void ced_set_prompt(CEDSession *session, const char *prompt, int width) {
    char *copy = strdup(prompt);
    if (!copy) return;
    free(session->prompt);
    session->prompt = copy;
    session->prompt_width = width;
}

void ced_set_completer(CEDSession *session, CEDCompleter completer, void *context) {
    session->completer = completer;
    session->context = context;
}

void ced_set_notice(CEDSession *session, int fd, CEDNotice notice, void *context) {
    session->notice_descriptor = notice ? fd : -1;
    session->notice = notice;
    session->notice_context = context;
}

int ced_notice_descriptor(EditLine *line) {
    CEDSession *session = NULL;
    el_get(line, EL_CLIENTDATA, (void **)&session);
    return session ? session->notice_descriptor : -1;
}

void ced_call_notice(EditLine *line) {
    CEDSession *session = NULL;
    el_get(line, EL_CLIENTDATA, (void **)&session);
    if (session && session->notice) session->notice(session->notice_context);
}

void ced_set_urgent_keys(CEDSession *session, const unsigned char *keys, size_t count) {
    memset(&session->urgent, 0, sizeof session->urgent);
    if (count > CEDUrgentKeys) return;
    memcpy(session->urgent.keys, keys, count);
    session->urgent.count = count;
}

UrgentKeys *ced_urgent_keys(EditLine *line) {
    CEDSession *session = NULL;
    el_get(line, EL_CLIENTDATA, (void **)&session);
    return &session->urgent;
}

void ced_add_history(CEDSession *session, const char *line) {
    HistEvent event;
    history(session->history, &event, H_ENTER, line);
}

void ced_push(CEDSession *session, const char *text) {
    el_push(session->line, text);
}

CEDOutcome ced_read_line(CEDSession *session, const char **text, size_t *length) {
    int count = 0;
    *text = NULL;
    *length = 0;
    fflush(stdout);
    ced_signals_begin();
    // el_gets shows the prompt first and takes the terminal then: a Ctrl-D in between would be lost.
    el_set(session->line, EL_PREP_TERM, 1);
    const char *line = el_gets(session->line, &count);
    int error = errno;
    ced_signals_end();
    if (session->urgent.is_complete) {
        session->urgent.is_complete = false;
        return CEDOutcomeUrgentKeys;
    }
    if (!line || count <= 0) {
        bool interrupted = count < 0 && error == EINTR;
        return ced_interrupt_is_set() || interrupted ? CEDOutcomeInterrupted : CEDOutcomeEndOfInput;
    }
    size_t size = (size_t)count;
    if (line[size - 1] == '\n') size--;
    *text = line;
    *length = size;
    return CEDOutcomeLine;
}

void ced_current_line(CEDSession *session, const char **text, size_t *length, size_t *cursor) {
    const LineInfo *info = el_line(session->line);
    *text = info->buffer;
    *length = (size_t)(info->lastchar - info->buffer);
    *cursor = (size_t)(info->cursor - info->buffer);
}

void ced_replace(CEDSession *session, int count, const char *text) {
    if (count > 0) el_deletestr(session->line, count);
    if (*text) el_insertstr(session->line, text);
}

void ced_reset(CEDSession *session) {
    fflush(stdout);
    el_reset(session->line);
}
