/// The names that the tools of base images have. A test holds them against the programs that exist.
package enum ToolNames {
    /// The applets of busybox, as links in Alpine and busybox images.
    package static let busybox: [String] = words(
        """
        [ arch ash awk base64 basename cat chgrp chmod chown clear cmp comm cp cut date dd df diff dirname du echo env
        expand expr false find fold free grep egrep fgrep groups gunzip gzip head hexdump hostname id ifconfig
        install ip kill ln logname ls md5sum mkdir mktemp mount mv nc netstat nl nohup nproc nslookup od paste
        pgrep pidof ping pkill printenv printf ps pwd readlink realpath reset rev rm rmdir sed seq sh sha256sum shuf
        sleep sort stat stty sync tac tail tar tee test time timeout touch tr true truncate tty uname uniq
        uptime wc wget which whoami xargs xxd yes zcat adduser addgroup
        """)

    /// The programs of a minimal Debian or Ubuntu, in `/usr/bin`.
    package static let gnu: [String] = words(
        """
        [ arch awk base64 basename cat chgrp chmod chown clear cmp comm cp cut date dd df diff dirname du echo env
        expand expr false find fold free getent grep egrep fgrep groups gunzip gzip head hostname id install join kill
        ln logname ls md5sum mkdir mktemp mount mv nl nohup nproc od paste pgrep pkill printenv printf ps pwd readlink
        realpath rev rm rmdir sed seq sha256sum shuf sleep sort stat stty sync tac tail tar tee test timeout touch
        tr true truncate tty uname uniq uptime wc which whoami xargs yes zcat useradd groupadd
        """)

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    }

    /// Where a busybox link stands.
    static func directory(of name: String) -> String {
        switch name {
        case "ip", "ifconfig": "/sbin/"
        case "adduser", "addgroup": "/usr/sbin/"
        case "[", "awk", "basename", "cmp", "comm", "cut", "dirname", "du", "env", "expand", "expr", "find", "fold",
            "free", "head", "hexdump", "id", "install", "md5sum", "nc", "nl", "nohup", "nproc", "nslookup", "od",
            "paste", "pgrep", "pkill", "printf", "readlink", "realpath", "reset", "seq", "sha256sum", "shuf", "sort",
            "tac", "tail", "tee", "test", "time", "timeout", "tr", "truncate", "tty", "uniq", "uptime",
            "wc", "which", "whoami", "xargs", "xxd", "yes":
            "/usr/bin/"
        default: "/bin/"
        }
    }
}
