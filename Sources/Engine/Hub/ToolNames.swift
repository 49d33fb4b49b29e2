/// The names that the tools of base images have. A test holds them against the programs that exist.
package enum ToolNames {
    /// The applets of busybox that are simulated, as links in Alpine and busybox images.
    package static let busybox: [String] = words(
        """
        [ addgroup adduser arch ash awk base64 basename cat chgrp chmod chown chpasswd cksum clear cmp comm cp
        cut date dd delgroup deluser df diff dirname dmesg du echo egrep env expand expr factor false fgrep
        find fold free grep groups gunzip gzip hd head hexdump hostname id ifconfig install ip kill killall
        link ln logname ls md5sum mkdir mkfifo mktemp mount mv nc netstat nice nl nohup nologin nproc nslookup
        od passwd paste patch pgrep pidof ping pkill printenv printf ps pwd readlink realpath reset rev rm
        rmdir route sed seq sh sha1sum sha256sum sha512sum shuf sleep sort split stat stty su sum sync tac
        tail tar tee test time timeout top touch tr traceroute tree true truncate tty umount uname unexpand
        uniq unlink uptime vi watch wc wget which whoami xargs xxd yes zcat
        """)

    /// Applets that busybox has and that say here that they are not simulated.
    package static let unsimulatedBusybox: [String] = words(
        """
        arp arping bc brctl bunzip2 bzcat bzip2 cal chattr chroot chvt cpio crond crontab cryptpw dc deallocvt
        depmod dnsdomainname dos2unix ed eject fallocate fatattr fdisk flock fsync fuser getopt getty halt
        hostid hwclock init insmod ionice iostat ipcalc less linux32 linux64 login losetup lsattr lsmod lsof
        lsusb mesg microcom mknod mkpasswd mkswap modinfo modprobe more mountpoint nsenter pmap poweroff
        pstree pwdx reboot renice resize rmmod run-parts setsid sha3sum shred ssl_client strings swapoff
        swapon switch_root sysctl syslogd telnet traceroute6 udhcpc uncompress unix2dos unlzma unshare unxz
        unzip usleep uudecode uuencode volname watchdog whois xzcat
        """)

    /// The simulated programs of a minimal Debian or Ubuntu, in `/usr/bin`.
    package static let gnu: [String] = words(
        """
        [ addgroup adduser arch awk b2sum base32 base64 basename cat chgrp chmod chown chpasswd cksum clear
        cmp comm cp csplit cut date dd delgroup deluser df diff dirname dmesg du echo egrep env expand expr
        factor false fgrep find fmt fold getent grep groupadd groupdel groups gunzip gzip head hostname id
        install join kill link ln logname ls md5sum mkdir mkfifo mktemp mount mv nice nl nohup nologin nproc
        numfmt od passwd paste pathchk pidof pr printenv printf pwd readlink realpath reset rev rm rmdir sed
        seq sha1sum sha224sum sha256sum sha384sum sha512sum shuf sleep sort split stat stty su sum sync tac
        tail tar tee test timeout touch tr true truncate tsort tty umount uname unexpand uniq unlink useradd
        userdel usermod wc which whoami xargs yes zcat zgrep
        """)

    /// Programs that a minimal Debian has and that say here that they are not simulated.
    package static let unsimulatedGNU: [String] = words(
        """
        basenc chage chcon chfn chroot chrt chsh debconf diff3 dir dircolors dpkg-query faillog fallocate
        flock getopt gpasswd groupmod hostid infocmp ionice ipcmk ipcs lastlog lsblk lscpu lsipc mknod more
        mountpoint newgrp nsenter partx perl pinky prlimit ptx renice run-parts runcon script sdiff setpriv
        setsid sg shred stdbuf taskset tempfile tic tput tset unshare users vdir wall who xzcat zdump
        """)

    /// What Ubuntu's image has beyond Debian's.
    package static let procps: [String] = words("free pgrep pkill ps top uptime watch")

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    }

    /// Where a busybox link stands.
    static func directory(of name: String) -> String {
        switch name {
        case "ip", "ifconfig", "route", "halt", "reboot", "poweroff", "init", "sysctl", "modprobe", "udhcpc", "getty":
            "/sbin/"
        case "adduser", "addgroup", "deluser", "delgroup", "chroot", "crond", "arping", "brctl", "chpasswd", "nologin":
            "/usr/sbin/"
        case "[", "awk", "basename", "cmp", "comm", "cut", "dirname", "du", "env", "expand", "expr", "find", "fold",
            "free", "head", "hexdump", "id", "install", "md5sum", "nc", "nl", "nohup", "nproc", "nslookup", "od",
            "paste", "patch", "pgrep", "pkill", "printf", "readlink", "realpath", "reset", "seq", "sha256sum", "shuf",
            "sort",
            "tac", "tail", "tee", "test", "time", "timeout", "tr", "truncate", "tty", "uniq", "uptime", "wc", "which",
            "whoami", "xargs", "xxd", "yes", "bc", "cal", "cksum", "crontab", "dc", "dos2unix", "factor", "flock",
            "fuser", "hd", "hostid", "less", "lsof", "mkfifo", "nsenter", "passwd", "pstree", "sha1sum", "sha512sum",
            "split", "strings", "sum", "telnet", "top", "traceroute", "traceroute6", "tree", "unexpand", "unix2dos",
            "unlink", "unshare", "unzip", "vi", "whois", "renice", "sha3sum", "shred", "setsid", "mkpasswd", "pmap",
            "pwdx", "killall", "unxz", "xzcat", "bzip2", "bunzip2", "bzcat", "ipcalc", "volname", "chvt":
            "/usr/bin/"
        default: "/bin/"
        }
    }
}
