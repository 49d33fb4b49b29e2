#include "CEditLine.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>

bool ced_select_locale(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
    return false;
}

bool ced_window_size(int fd, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return true;
}

static struct termios before_keys;

bool ced_keys_begin(int fd) {
    if (tcgetattr(fd, &before_keys) != 0) return false;
    struct termios keys = before_keys;
    keys.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG | IEXTEN);
    keys.c_iflag &= (tcflag_t) ~(IXON | ICRNL);
    keys.c_cc[VMIN] = 1;
    keys.c_cc[VTIME] = 0;
    return tcsetattr(fd, TCSADRAIN, &keys) == 0;
}

void ced_keys_end(int fd) {
    tcsetattr(fd, TCSADRAIN, &before_keys);
}
