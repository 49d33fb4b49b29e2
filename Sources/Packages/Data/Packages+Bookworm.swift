extension PackageIndex {
    /// The packages of Debian 12 (bookworm), as far as they are simulated. `CatalogueLine` tells how to read a line; `*`
    /// is what the base image has, `@ all` what is the same on all processors, `@ same` what is there once for each.
    static let bookworm = PackageIndex(
        """
        *adduser 3.134 183272 702464 < passwd ~ liblocale-gettext-perl perl cron quota > /usr/sbin/adduser /usr/sbin/addgroup /usr/sbin/delgroup /usr/sbin/deluser @ all
        alsa-topology-conf 1.2.5.1-2 15172 430080
        alsa-ucm-conf 1.2.8-1 51696 705536 < libasound2
        apache2 2.4.71-1~deb12u1 237772 602112 < init-system-helpers apache2-bin apache2-data apache2-utils sysvinit-utils media-types perl procps ? ssl-cert ~ apache2-doc apache2-suexec-pristine apache2-suexec-custom www-browser > /usr/sbin/a2enmod /usr/sbin/a2ensite /usr/sbin/a2dismod /usr/sbin/a2dissite /usr/sbin/apachectl /usr/sbin/apache2ctl /usr/sbin/a2disconf /usr/sbin/a2enconf /usr/sbin/a2query # Apache HTTP Server
        apache2-bin 2.4.71-1~deb12u1 1409916 5267456 < perl libapr1 libaprutil1 libaprutil1-dbd-sqlite3 libaprutil1-ldap libbrotli1 libc6 libcrypt1 libcurl4 libjansson4 libldap-2.5-0 liblua5.3-0 libnghttp2-14 libpcre2-8-0 libssl3 libxml2 zlib1g ~ apache2-doc apache2-suexec-pristine apache2-suexec-custom www-browser > /usr/sbin/apache2
        apache2-data 2.4.71-1~deb12u1 159880 867328 @ all
        apache2-utils 2.4.71-1~deb12u1 223608 462848 < libapr1 libaprutil1 libc6 libcrypt1 libssl3 > /usr/bin/ab /usr/sbin/check_forensic /usr/bin/checkgid /usr/bin/fcgistarter /usr/bin/htcacheclean /usr/bin/htdbm /usr/bin/htdigest /usr/bin/htpasswd /usr/sbin/httxt2dbm /usr/bin/logresolve /usr/bin/rotatelogs /usr/sbin/split-logfile
        appstream 0.16.1-2+b1 407020 2563072 < shared-mime-info libappstream4 libc6 libglib2.0-0 ~ apt-config-icons > /usr/bin/appstreamcli
        *apt 2.6.2 1373116 4333568 < adduser gpgv libapt-pkg6.0 debian-archive-keyring libc6 libgcc-s1 libgnutls30 libseccomp2 libstdc++6 libsystemd0 ? ca-certificates ~ apt-doc aptitude synaptic wajig dpkg-dev gnupg gnupg2 gnupg1 > /usr/bin/apt /usr/bin/apt-get /usr/bin/apt-cache /usr/bin/apt-mark /usr/bin/apt-config /usr/bin/apt-key /usr/bin/apt-cdrom
        apt-transport-https 2.6.2 25604 35840 < apt @ all # transitional package for https support
        apt-utils 2.6.2 309596 1061888 < apt libapt-pkg6.0 libc6 libdb5.3 libgcc-s1 libstdc++6 > /usr/bin/apt-ftparchive /usr/bin/apt-sortpkgs /usr/bin/apt-extracttemplates # package management related utility programs
        *base-files 12.4+deb12u15 70936 349184 < mawk
        *base-passwd 3.6.1 59972 252928 < libc6 libdebconfclient0 libselinux1 ? debconf > /usr/sbin/update-passwd
        *bash 5.2.15-2+b13 1490652 7335936 < libc6 libtinfo6 base-files debianutils ? bash-completion ~ bash-doc > /bin/bash /usr/bin/bashbug /usr/bin/clear_console /bin/rbash
        bash-completion 1:2.11-6 233912 1498112 > /usr/bin/dh_bash-completion @ all # programmable completion for the bash shell
        bc 1.07.1-3+b1 109648 246784 < libc6 libreadline8 > /usr/bin/bc # GNU bc arbitrary precision calculator language
        bind9-dnsutils 1:9.18.49-1~deb12u3 158488 513024 < bind9-host bind9-libs libc6 libedit2 libidn2-0 libjemalloc2 libkrb5-3 libprotobuf-c1 > /usr/bin/dig /usr/bin/nslookup /usr/bin/nsupdate /usr/bin/delv /usr/bin/dnstap-read /usr/bin/mdig # Clients provided with BIND 9
        bind9-host 1:9.18.49-1~deb12u3 57620 150528 < bind9-libs libc6 libidn2-0 libjemalloc2 > /usr/bin/host
        bind9-libs 1:9.18.49-1~deb12u3 1185996 3593216 < libuv1 libc6 libfstrm0 libgssapi-krb5-2 libjemalloc2 libjson-c5 libkrb5-3 liblmdb0 libmaxminddb0 libnghttp2-14 libprotobuf-c1 libssl3 libxml2 zlib1g @ same
        binutils 2.40-2 64980 111616 < binutils-common libbinutils binutils-x86-64-linux-gnu ~ binutils-doc > /usr/bin/ld /usr/bin/as /usr/bin/ar /usr/bin/nm /usr/bin/objdump /usr/bin/objcopy /usr/bin/strip /usr/bin/ranlib /usr/bin/readelf /usr/bin/size /usr/bin/strings /usr/bin/addr2line
        binutils-common 2.40-2 2486664 15381504 @ same
        binutils-x86-64-linux-gnu 2.40-2 2245848 11702272 < binutils-common libbinutils libc6 libctf-nobfd0 libctf0 libgcc-s1 libgprofng0 libjansson4 libstdc++6 libzstd1 zlib1g ~ binutils-doc > /usr/bin/x86_64-linux-gnu-addr2line /usr/bin/x86_64-linux-gnu-ar /usr/bin/x86_64-linux-gnu-as /usr/bin/x86_64-linux-gnu-c++filt /usr/bin/x86_64-linux-gnu-dwp /usr/bin/x86_64-linux-gnu-elfedit /usr/bin/x86_64-linux-gnu-gold /usr/bin/x86_64-linux-gnu-gp-archive /usr/bin/x86_64-linux-gnu-gp-collect-app /usr/bin/x86_64-linux-gnu-gp-display-html /usr/bin/x86_64-linux-gnu-gp-display-src /usr/bin/x86_64-linux-gnu-gp-display-text
        bsd-mailx 8.1.2-0.20220412cvs-1 90364 179200 < exim4-daemon-light libbsd0 libc6 liblockfile1 > /usr/bin/bsd-mailx
        bsdextrautils 2.38.1-5+deb12u3 86968 345088 < libc6 libsmartcols1 libtinfo6 > /usr/bin/col /usr/bin/colcrt /usr/bin/colrm /usr/bin/column /usr/bin/hd /usr/bin/hexdump /usr/bin/look /usr/bin/ul /usr/bin/write # extra utilities from 4.4BSD-Lite
        *bsdutils 1:2.38.1-5+deb12u3 94412 363520 < libc6 libsystemd0 ? bsdextrautils > /usr/bin/script /usr/bin/logger /usr/bin/renice /usr/bin/scriptlive /usr/bin/scriptreplay /usr/bin/wall
        build-essential 12.9 7704 20480 < libc6-dev gcc g++ make dpkg-dev # Informational list of build-essential packages
        bzip2 1.0.8-5+b1 49804 123904 < libbz2-1.0 libc6 ~ bzip2-doc > /bin/bzip2 /bin/bunzip2 /bin/bzcat /bin/bzcmp /bin/bzdiff /bin/bzegrep /bin/bzexe /bin/bzfgrep /bin/bzgrep /bin/bzip2recover /bin/bzless /bin/bzmore # high-quality block-sorting file compressor - utilities
        ca-certificates 20250419~deb12u2 160948 397312 < openssl debconf > /usr/sbin/update-ca-certificates @ all # Common CA certificates
        ca-certificates-java 20230710~deb12u1 11856 44032 < ca-certificates @ all
        cmake 3.25.1-1 8692248 29590528 < libarchive13 libc6 libcurl4 libexpat1 libgcc-s1 libjsoncpp25 librhash0 libstdc++6 libuv1 zlib1g cmake-data procps ? gcc make ~ cmake-doc cmake-format elpa-cmake-mode ninja-build > /usr/bin/cmake /usr/bin/ctest /usr/bin/cpack # cross-platform, open-source make system
        cmake-data 3.25.1-1 2026484 10706944 @ all
        *coreutils 9.1-1 2896560 18495488 < libacl1 libattr1 libc6 libgmp10 libselinux1 > /bin/ls /bin/cat /bin/cp /bin/mv /bin/rm /bin/mkdir /bin/rmdir /bin/ln /bin/chmod /bin/chown /bin/echo /bin/date
        cowsay 3.03+dfsg2-8 21372 94208 < libtext-charwidth-perl perl ~ filters cowsay-off > /usr/games/cowsay /usr/games/cowthink @ all # configurable talking cow
        cpp 4:12.2.0-3 6836 30720 < cpp-12 ~ cpp-doc > /usr/bin/cpp /usr/bin/x86_64-linux-gnu-cpp
        cpp-12 12.2.0-14+deb12u1 9767788 34660352 < gcc-12-base libc6 libgmp10 libisl23 libmpc3 libmpfr6 libzstd1 zlib1g ~ gcc-12-locales cpp-12-doc > /usr/bin/cpp-12 /usr/bin/x86_64-linux-gnu-cpp-12
        cron 3.0pl1-162 73084 222208 < init-system-helpers cron-daemon-common libc6 libpam0g libselinux1 sensible-utils libpam-runtime ? exim4-daemon-light ~ anacron logrotate checksecurity > /usr/sbin/cron /usr/bin/crontab # process scheduling daemon
        cron-daemon-common 3.0pl1-162 12660 45056 < adduser @ all
        curl 7.88.1-10+deb12u15 315764 500736 < libc6 libcurl4 zlib1g > /usr/bin/curl # command line tool for transferring data with URL syntax
        *dash 0.5.12-2 91848 195584 < libc6 debianutils dpkg > /bin/dash /bin/sh
        dbus 1.14.10-1~deb12u1 97360 186368 < init-system-helpers dbus-bin dbus-daemon dbus-system-bus-common libc6 libdbus-1-3 libexpat1 libsystemd0 ~ default-dbus-session-bus dbus-session-bus
        dbus-bin 1.14.10-1~deb12u1 105356 218112 < libc6 libdbus-1-3 > /usr/bin/dbus-monitor /usr/bin/dbus-send /usr/bin/dbus-uuidgen /usr/bin/dbus-cleanup-sockets /usr/bin/dbus-update-activation-environment
        dbus-daemon 1.14.10-1~deb12u1 183656 384000 < dbus-bin dbus-session-bus-common libapparmor1 libaudit1 libc6 libcap-ng0 libdbus-1-3 libexpat1 libselinux1 libsystemd0 > /usr/bin/dbus-daemon /usr/bin/dbus-run-session
        dbus-session-bus-common 1.14.10-1~deb12u1 78232 109568 @ all
        dbus-system-bus-common 1.14.10-1~deb12u1 79344 121856 < adduser @ all
        dbus-user-session 1.14.10-1~deb12u1 78136 113664 < dbus-daemon dbus-session-bus-common libpam-systemd systemd ? systemd-sysv
        *debconf 1.5.82 121212 502784 ? apt-utils ~ debconf-doc debconf-kde-helper debconf-utils libgtk3-perl libnet-ldap-perl libterm-readline-gnu-perl perl whiptail > /usr/bin/debconf /usr/bin/debconf-copydb /usr/bin/debconf-escape /usr/bin/debconf-show /usr/sbin/dpkg-preconfigure /usr/sbin/dpkg-reconfigure /usr/bin/debconf-apt-progress /usr/bin/debconf-communicate /usr/bin/debconf-set-selections @ all
        debconf-utils 1.5.82 56944 107520 < debconf > /usr/bin/debconf-getlang /usr/bin/debconf-get-selections /usr/bin/debconf-loadtemplate /usr/bin/debconf-mergetemplate
        *debian-archive-keyring 2023.3+deb12u2 178572 300032 @ all
        *debianutils 5.7-0.5~deb12u1 102588 248832 < libc6 > /usr/sbin/add-shell /sbin/installkernel /usr/bin/ischroot /usr/sbin/remove-shell /bin/run-parts /usr/bin/savelog /bin/tempfile /usr/sbin/update-shells /usr/bin/which.debianutils
        default-jre-headless 2:1.17-74 2936 12288 < openjdk-17-jre-headless java-common ~ default-jre # Standard Java or Java compatible Runtime (headless)
        default-mysql-client 1.1.0 2852 9216 < mariadb-client @ all # MySQL database client binaries (metapackage)
        dialog 1.3-20230209-1 284056 1242112 < debianutils libc6 libncursesw6 libtinfo6 > /usr/bin/dialog # Displays user-friendly dialog boxes from shell scripts
        *diffutils 1:3.8-4 351740 1636352 < libc6 ~ diffutils-doc wdiff > /usr/bin/diff /usr/bin/cmp /usr/bin/diff3 /usr/bin/sdiff
        dirmngr 2.2.40-1.1+deb12u2 792544 1360896 < adduser gpgconf sysvinit-utils init-system-helpers libassuan0 libc6 libgcrypt20 libgnutls30 libgpg-error0 libksba8 libldap-2.5-0 libnpth0 ? gnupg ~ dbus-user-session libpam-systemd pinentry-gnome3 tor > /usr/bin/dirmngr /usr/bin/dirmngr-client
        distro-info-data 0.58+deb12u7 6584 19456 @ all
        dmsetup 2:1.02.185-2 82040 251904 < libc6 libdevmapper1.02.1 > /sbin/dmsetup /sbin/blkdeactivate /sbin/dmstats
        dnsutils 1:9.18.49-1~deb12u3 14224 26624 < bind9-dnsutils @ all # Transitional package for bind9-dnsutils
        dos2unix 7.4.3-1 430380 1565696 < libc6 > /usr/bin/dos2unix /usr/bin/mac2unix /usr/bin/unix2dos /usr/bin/unix2mac # convert text file line endings between CRLF and LF
        *dpkg 1.21.23 1567804 6562816 < libbz2-1.0 libc6 liblzma5 libmd0 libselinux1 libzstd1 zlib1g tar ~ apt debsig-verify > /usr/bin/dpkg /usr/bin/dpkg-query /usr/bin/dpkg-deb /usr/bin/dpkg-divert /usr/bin/dpkg-realpath /usr/bin/dpkg-split /usr/bin/dpkg-statoverride /usr/bin/dpkg-trigger /sbin/start-stop-daemon /usr/sbin/dpkg-fsys-usrunmess /usr/bin/dpkg-maintscript-helper /usr/bin/update-alternatives
        dpkg-dev 1.21.23 1354256 1769472 < perl libdpkg-perl tar bzip2 xz-utils patch make binutils ? build-essential gcc fakeroot gnupg gpgv libalgorithm-merge-perl ~ debian-keyring > /usr/bin/dpkg-architecture /usr/bin/dpkg-buildflags /usr/bin/dpkg-buildpackage /usr/bin/dpkg-distaddfile /usr/bin/dpkg-genbuildinfo /usr/bin/dpkg-genchanges /usr/bin/dpkg-gencontrol /usr/bin/dpkg-gensymbols /usr/bin/dpkg-name /usr/bin/dpkg-scanpackages /usr/bin/dpkg-scansources /usr/bin/dpkg-shlibdeps @ all
        dumb-init 1.2.5-2 14052 37888 < libc6 > /usr/bin/dumb-init # wrapper script which proxies signals to a child
        *e2fsprogs 1.47.0-2+b2 571920 1532928 < libblkid1 libc6 libcom-err2 libext2fs2 libss2 libuuid1 logsave ~ gpart parted fuse2fs e2fsck-static > /sbin/mke2fs /sbin/e2fsck /sbin/badblocks /usr/bin/chattr /sbin/debugfs /sbin/dumpe2fs /usr/sbin/e2freefrag /sbin/e2image /sbin/e2label /sbin/e2mmpstatus /sbin/e2scrub /sbin/e2scrub_all
        exim4-base 4.96-15+deb12u10 1118412 1711104 < adduser cron exim4-config netbase debconf libc6 libdb5.3 ? bsd-mailx psmisc ~ exim4-doc-html exim4-doc-info eximon4 file gnutls-bin openssl mail-reader spf-tools-perl > /usr/sbin/exicyclog /usr/sbin/exigrep /usr/sbin/exim_checkaccess /usr/sbin/exim_convert4r4 /usr/sbin/exim_dbmbuild /usr/sbin/exim_dumpdb /usr/sbin/exim_fixdb /usr/sbin/exim_lock /usr/sbin/exim_tidydb /usr/sbin/eximstats /usr/sbin/exinext /usr/sbin/exipick
        exim4-config 4.96-15+deb12u10 256772 942080 < adduser debconf ? ca-certificates > /usr/sbin/update-exim4.conf /usr/sbin/update-exim4.conf.template /usr/sbin/update-exim4defaults @ all
        exim4-daemon-light 4.96-15+deb12u10 605848 1530880 < exim4-base debconf libc6 libcrypt1 libdb5.3 libgnutls-dane0 libgnutls30 libidn12 libidn2-0 libnsl2 libpcre2-8-0 > /usr/sbin/exim /usr/sbin/exim4 /usr/bin/mailq /usr/bin/newaliases /usr/sbin/rmail /usr/sbin/rsmtp /usr/sbin/runq /usr/sbin/sendmail
        fakeroot 1.31-1.2 66912 212992 < libfakeroot libc6 > /usr/bin/fakeroot /usr/bin/faked-sysv /usr/bin/faked-tcp /usr/bin/fakeroot-sysv /usr/bin/fakeroot-tcp
        figlet 2.2.5-3+b1 136540 756736 < libc6 > /usr/bin/chkfont /usr/bin/figlet-figlet /usr/bin/figlist /usr/bin/showfigfonts # Make large character ASCII banners out of ordinary text
        file 1:5.44-3 42472 80896 < libc6 libmagic1 > /usr/bin/file # Recognize the type of data in a file using "magic" numbers
        *findutils 4.9.0-4 635500 1787904 < libc6 libselinux1 > /usr/bin/find /usr/bin/xargs
        fontconfig-config 2.14.1-4 314864 539648 < debconf fonts-dejavu-core
        fonts-dejavu-core 2.37-6 1067728 3031040 @ all # Vera font family derivate with additional characters
        fonts-lato 2.0-2.1 2695828 12032000 < dpkg
        fortune-mod 1:1.99.1-7.3 38296 108544 < libc6 librecode0 ? fortunes-min ~ fortunes x11-utils bsdmainutils > /usr/games/fortune /usr/bin/strfile /usr/bin/unstr # provides fortune cookies on demand
        fortunes-min 1:1.99.1-7.3 56492 143360 ? fortune-mod
        g++ 4:12.2.0-3 1356 14336 < cpp gcc g++-12 gcc-12 ~ g++-multilib > /usr/bin/c++ /usr/bin/g++ /usr/bin/x86_64-linux-gnu-g++ # GNU C++ compiler
        g++-12 12.2.0-14+deb12u1 10694076 37028864 < gcc-12-base gcc-12 libstdc++-12-dev libc6 libgmp10 libisl23 libmpc3 libmpfr6 libzstd1 zlib1g ~ g++-12-multilib gcc-12-doc > /usr/bin/g++-12 /usr/bin/x86_64-linux-gnu-g++-12
        galera-4 26.4.23-0+deb12u1 842592 2408448 < libc6 libgcc-s1 libssl3 libstdc++6
        gawk 1:5.2.1-2 672772 2975744 < libc6 libgmp10 libmpfr6 libreadline8 libsigsegv2 ~ gawk-doc > /usr/bin/gawk /usr/bin/gawkbug
        gcc 4:12.2.0-3 5216 48128 < cpp gcc-12 ? libc6-dev ~ gcc-multilib make manpages-dev autoconf automake libtool flex bison > /usr/bin/cc /usr/bin/gcc /usr/bin/gcov /usr/bin/c89-gcc /usr/bin/c99-gcc /usr/bin/gcc-ar /usr/bin/gcc-nm /usr/bin/gcc-ranlib /usr/bin/gcov-dump /usr/bin/gcov-tool /usr/bin/lto-dump /usr/bin/x86_64-linux-gnu-gcc # GNU C compiler
        gcc-12 12.2.0-14+deb12u1 19268852 69873664 < cpp-12 gcc-12-base libcc1-0 binutils libgcc-12-dev libc6 libgcc-s1 libgmp10 libisl23 libmpc3 libmpfr6 libstdc++6 libzstd1 zlib1g ? libc6-dev ~ gcc-12-multilib gcc-12-doc gcc-12-locales > /usr/bin/gcc-12 /usr/bin/gcc-ar-12 /usr/bin/gcc-nm-12 /usr/bin/gcc-ranlib-12 /usr/bin/gcov-12 /usr/bin/gcov-dump-12 /usr/bin/gcov-tool-12 /usr/bin/lto-dump-12 /usr/bin/x86_64-linux-gnu-gcc-12 /usr/bin/x86_64-linux-gnu-gcc-ar-12 /usr/bin/x86_64-linux-gnu-gcc-nm-12 /usr/bin/x86_64-linux-gnu-gcc-ranlib-12
        *gcc-12-base 12.2.0-14+deb12u1 37596 102400 @ same
        gettext-base 0.21-12 160164 660480 < libc6 > /usr/bin/gettext /usr/bin/envsubst /usr/bin/gettext.sh /usr/bin/ngettext # GNU Internationalization utilities for the base system
        gir1.2-glib-2.0 1.74.0-3 159432 736256 < libgirepository-1.0-1 libglib2.0-0 @ same
        gir1.2-packagekitglib-1.0 1.2.6-5+deb12u1 26020 112640 < gir1.2-glib-2.0 libpackagekit-glib2-18
        git 1:2.39.5-0+deb12u3 7264380 45967360 < libc6 libcurl3-gnutls libexpat1 libpcre2-8-0 zlib1g perl liberror-perl git-man ? ca-certificates patch less openssh-client ~ gettext-base git-daemon-run git-daemon-sysvinit git-doc git-email git-gui gitk gitweb > /usr/bin/git /usr/bin/git-receive-pack /usr/bin/git-shell /usr/bin/git-upload-archive /usr/bin/git-upload-pack /usr/bin/scalar # fast, scalable, distributed revision control system
        git-man 1:2.39.5-0+deb12u3 2053236 2157568 @ all
        gnupg 2.2.40-1.1+deb12u2 846132 907264 < dirmngr gnupg-l10n gnupg-utils gpg gpg-agent gpg-wks-client gpg-wks-server gpgsm gpgv ~ parcimonie xloadimage @ all # GNU privacy guard - a free PGP replacement
        gnupg-l10n 2.2.40-1.1+deb12u2 1092644 4992000 @ all
        gnupg-utils 2.2.40-1.1+deb12u2 927232 1881088 < libassuan0 libbz2-1.0 libc6 libgcrypt20 libgpg-error0 libksba8 libreadline8 zlib1g ? gpg gpg-agent gpgconf gpgsm > /usr/sbin/addgnupghome /usr/sbin/applygnupgdefaults /usr/bin/gpg-zip /usr/bin/gpgcompose /usr/bin/gpgparsemail /usr/bin/gpgsplit /usr/bin/gpgtar /usr/bin/kbxutil /usr/bin/lspgpot /usr/bin/watchgnupg /usr/bin/migrate-pubring-from-classic-gpg
        golang-1.19-go 1.19.8-2 62705552 342824960 < golang-1.19-src libc6 ? g++ gcc libc6-dev pkg-config ~ bzr brz ca-certificates git mercurial subversion
        golang-1.19-src 1.19.8-2 18308084 121385984 @ all
        golang-go 2:1.19~1 44956 70656 < golang-1.19-go golang-src ~ git > /usr/bin/go /usr/bin/gofmt @ same # Go programming language compiler, linker, compiled stdlib
        golang-src 2:1.19~1 5756 13312 < golang-1.19-src @ all
        gosu 1.14-1+b10 766280 2237440 > /usr/sbin/gosu # Simple Go-based setuid+setgid+setgroups+exec
        gpg 2.2.40-1.1+deb12u2 949888 1619968 < gpgconf libassuan0 libbz2-1.0 libc6 libgcrypt20 libgpg-error0 libreadline8 libsqlite3-0 zlib1g ? gnupg > /usr/bin/gpg
        gpg-agent 2.2.40-1.1+deb12u2 694596 1381376 < gpgconf pinentry-curses init-system-helpers libassuan0 libc6 libgcrypt20 libgpg-error0 libnpth0 ? gnupg ~ dbus-user-session libpam-systemd pinentry-gnome3 scdaemon > /usr/bin/gpg-agent
        gpg-wks-client 2.2.40-1.1+deb12u2 540932 699392 < dirmngr gpg gpg-agent libassuan0 libc6 libgcrypt20 libgpg-error0 ? gnupg
        gpg-wks-server 2.2.40-1.1+deb12u2 531476 673792 < gpg gpg-agent libc6 libgcrypt20 libgpg-error0 ? gnupg > /usr/bin/gpg-wks-server
        gpgconf 2.2.40-1.1+deb12u2 564852 823296 < libassuan0 libc6 libgcrypt20 libgpg-error0 libreadline8 > /usr/bin/gpgconf /usr/bin/gpg-connect-agent
        gpgsm 2.2.40-1.1+deb12u2 671420 1016832 < gpgconf libassuan0 libc6 libgcrypt20 libgpg-error0 libksba8 libreadline8 ? gnupg > /usr/bin/gpgsm
        *gpgv 2.2.40-1.1+deb12u2 648768 940032 < libbz2-1.0 libc6 libgcrypt20 libgpg-error0 zlib1g ~ gnupg > /usr/bin/gpgv
        *grep 3.8-5 421444 1274880 < libc6 libpcre2-8-0 dpkg > /bin/grep /bin/egrep /bin/fgrep /usr/bin/rgrep
        groff-base 1.22.4-10 915864 3761152 < libc6 libgcc-s1 libstdc++6 libuchardet0 ~ groff > /usr/bin/eqn /usr/bin/geqn /usr/bin/gpic /usr/bin/groff /usr/bin/grog /usr/bin/grops /usr/bin/grotty /usr/bin/gtbl /usr/bin/neqn /usr/bin/nroff /usr/bin/pic /usr/bin/preconv
        *gzip 1.12-1 140364 258048 < libc6 dpkg ~ less > /bin/gzip /bin/gunzip /bin/gzexe /bin/uncompress /bin/zcat /bin/zcmp /bin/zdiff /bin/zegrep /bin/zfgrep /bin/zforce /bin/zgrep /bin/zless
        haproxy 2.6.12-1+deb12u4 2042596 4324352 < dpkg init-system-helpers libc6 libcrypt1 liblua5.3-0 libopentracing-c-wrapper0 libpcre2-8-0 libssl3 libsystemd0 adduser sysvinit-utils ~ vim-haproxy haproxy-doc > /usr/sbin/haproxy /usr/sbin/halog /usr/bin/halog # fast and reliable load balancing reverse proxy
        *hostname 3.23+nmu1 10500 47104 < libc6 > /bin/hostname /bin/dnsdomainname /bin/domainname /bin/nisdomainname /bin/ypdomainname
        htop 3.2.2-2 152412 387072 < libc6 libncursesw6 libnl-3-200 libnl-genl-3-200 libtinfo6 ~ lm-sensors lsof strace > /usr/bin/htop # interactive processes viewer
        icu-devtools 72.1-3+deb12u1 205808 734208 < libc6 libgcc-s1 libicu72 libstdc++6 > /usr/bin/derb /usr/sbin/escapesrc /usr/bin/genbrk /usr/sbin/genccode /usr/bin/gencfu /usr/sbin/gencmn /usr/bin/gencnval /usr/bin/gendict /usr/sbin/gennorm2 /usr/bin/genrb /usr/sbin/gensprep /usr/bin/icuexportdata
        inetutils-telnet 2:2.4-2+deb12u3 120880 263168 < libc6 libcom-err2 libk5crypto3 libkrb5-3 libtinfo6 netbase > /usr/bin/telnet /usr/bin/inetutils-telnet # telnet client
        *init-system-helpers 1.65.2+deb12u1 39020 136192 < usr-is-merged > /usr/bin/deb-systemd-helper /usr/bin/deb-systemd-invoke /usr/sbin/invoke-rc.d /usr/sbin/service /usr/sbin/update-rc.d @ all
        iperf3 3.12-1+deb12u2 33964 88064 < init-system-helpers debconf adduser libc6 libiperf0 > /usr/bin/iperf3 # Internet Protocol bandwidth measuring tool
        iproute2 6.1.0-3 1045828 3600384 < debconf libbpf1 libbsd0 libc6 libcap2 libdb5.3 libelf1 libmnl0 libselinux1 libtirpc3 libxtables12 libcap2-bin ? libatm1 ~ iproute2-doc python3 > /bin/ip /sbin/ip /bin/ss /sbin/bridge /sbin/tc /usr/sbin/arpd /usr/bin/ctstat /sbin/dcb /sbin/devlink /usr/sbin/genl /usr/bin/lnstat /usr/bin/nstat # networking and traffic control tools
        iputils-ping 3:20221126-1+deb12u1 47172 123904 < libcap2-bin libc6 libcap2 libidn2-0 > /bin/ping /bin/ping4 /bin/ping6 # Tools to test the reachability of network hosts
        iso-codes 4.15.0-1 2906084 20568064 ~ isoquery @ all
        java-common 0.74 6388 28672 ~ default-jre > /usr/sbin/update-java-alternatives @ all
        javascript-common 11+nmu1 6260 33792 ~ apache2 lighttpd httpd
        jq 1.6-2.1+deb12u3 64432 113664 < libjq1 libc6 > /usr/bin/jq # lightweight and flexible command-line JSON processor
        krb5-locales 1.20.1-2+deb12u5 63520 279552
        less 590-2.1~deb12u2 132044 320512 < libc6 libtinfo6 > /usr/bin/pager /usr/bin/less /usr/bin/lessecho /usr/bin/lessfile /usr/bin/lesskey /usr/bin/lesspipe # pager program similar to more
        libabsl20220623 20220623.1-1+deb12u2 390704 1958912 < libc6 libgcc-s1 libstdc++6
        *libacl1 2.3.1-3 31488 74752 < libc6 @ same
        libaio1 0.3.113-4 13360 37888 < libc6 @ same
        libalgorithm-diff-perl 1.201-1 43296 132096 < perl ? libalgorithm-diff-xs-perl
        libalgorithm-diff-xs-perl 0.04-8+b1 11440 48128 < perl perl-base libc6 libalgorithm-diff-perl
        libalgorithm-merge-perl 0.08-5 11788 44032 < perl libalgorithm-diff-perl
        libaom3 3.6.0-1+deb12u3 1851316 5679104 < libc6
        libapparmor1 3.0.8-3 41192 111616 < libc6 @ same
        libappstream4 0.16.1-2+b1 198320 672768 < libc6 libcurl3-gnutls libglib2.0-0 libstemmer0d libsystemd0 libxml2 libxmlb2 libyaml-0-2 @ same
        libapr1 1.7.2-3+deb12u1 102116 294912 < libc6 libuuid1 @ same
        libaprutil1 1.6.3-1+deb12u1 89048 290816 < libapr1 libc6 libcrypt1 libdb5.3 libexpat1 libgdbm6 libssl3 @ same
        libaprutil1-dbd-sqlite3 1.6.3-1+deb12u1 14044 49152 < libaprutil1 libc6 libsqlite3-0 @ same
        libaprutil1-ldap 1.6.3-1+deb12u1 12276 40960 < libaprutil1 libc6 libldap-2.5-0 @ same
        *libapt-pkg6.0 2.6.2 906972 3376128 < libbz2-1.0 libc6 libgcc-s1 libgcrypt20 liblz4-1 liblzma5 libstdc++6 libsystemd0 libudev1 libxxhash0 libzstd1 zlib1g ? apt @ same
        libarchive13 3.6.2-1+deb12u5 345488 885760 < libacl1 libbz2-1.0 libc6 liblz4-1 liblzma5 libnettle8 libxml2 libzstd1 zlib1g ~ lrzip @ same
        libargon2-1 0~20171227-0.3+deb12u1 19432 57344 < libc6 @ same
        libasan8 12.2.0-14+deb12u1 2192652 8209408 < gcc-12-base libc6 libgcc-s1 @ same
        libasound2 1.2.8-1+b1 361788 1188864 < libasound2-data libc6 ~ libasound2-plugins @ same
        libasound2-data 1.2.8-1 20488 204800 ? alsa-ucm-conf alsa-topology-conf ~ alsa-utils @ all
        libassuan0 2.5.5-5 48464 119808 < libc6 libgpg-error0 @ same
        libatm1 1:2.5.1-4+b2 68312 109568 < libc6 @ same
        libatomic1 12.2.0-14+deb12u1 9376 46080 < gcc-12-base libc6 @ same
        *libattr1 1:2.5.1-4 22164 60416 < libc6 @ same
        *libaudit-common 1:3.0.9-1 10448 22528 @ all
        *libaudit1 1:3.0.9-1 46764 153600 < libaudit-common libc6 libcap-ng0 @ same
        libavahi-client3 0.8-10+deb12u1 45756 119808 < libavahi-common3 libc6 libdbus-1-3 @ same
        libavahi-common-data 0.8-10+deb12u1 107164 755712 @ same
        libavahi-common3 0.8-10+deb12u1 42112 96256 < libc6 libavahi-common-data @ same
        libavif15 0.11.1-1+deb12u1 94396 207872 < libaom3 libc6 libdav1d6 libgav1-1 librav1e0 libsvtav1enc1 libyuv0
        libbinutils 2.40-2 572104 2528256 < libc6 libzstd1 zlib1g binutils-common @ same
        libblas3 3.11.0-2 148592 475136 < libc6 @ same
        *libblkid1 2.38.1-5+deb12u3 147380 407552 < libc6 @ same
        libbpf1 1:1.1.2-0+deb12u1 145032 394240 < libc6 libelf1 zlib1g @ same
        libbrotli1 1.0.9-2+deb12u1 274704 801792 < libc6 @ same
        libbsd0 0.11.7-2 117416 206848 < libc6 libmd0 @ same
        *libbz2-1.0 1.0.8-5+b1 47348 108544 < libc6 @ same
        libc-ares2 1.18.1-3 102484 173056 < libc6
        *libc-bin 2.36-9+deb12u14 609144 2091008 < libc6 ? manpages > /usr/bin/localedef /usr/bin/locale /usr/bin/iconv /sbin/ldconfig /usr/bin/ldd /usr/bin/getent /usr/bin/getconf /usr/sbin/iconvconfig /usr/bin/ld.so /usr/bin/pldd /usr/bin/tzselect /usr/bin/zdump
        libc-dev-bin 2.36-9+deb12u14 48056 96256 < libc6 ? manpages manpages-dev libc-devtools > /usr/bin/gencat
        libc-devtools 2.36-9+deb12u14 55684 141312 < libc6 libgd3 ? manpages manpages-dev > /usr/bin/memusage /usr/bin/memusagestat /usr/bin/mtrace /usr/bin/sotruss /usr/bin/sprof
        libc-l10n 2.36-9+deb12u14 676384 4454400 @ all
        *libc6 2.36-9+deb12u14 2759320 13313024 < libgcc-s1 ? libidn2-0 ~ glibc-doc debconf debconf-2.0 libc-l10n locales libnss-nis libnss-nisplus @ same
        libc6-dev 2.36-9+deb12u14 1903668 12262400 < libc6 libc-dev-bin linux-libc-dev libcrypt-dev libnsl-dev rpcsvc-proto ~ glibc-doc manpages-dev @ same
        *libcap-ng0 0.8.3-1+b3 17068 66560 < libc6 @ same
        *libcap2 1:2.66-4+deb12u3+b1 27708 97280 < libc6 @ same
        libcap2-bin 1:2.66-4+deb12u3+b1 35220 136192 < libc6 libcap2 ? libpam-cap > /sbin/capsh /sbin/getcap /sbin/getpcaps /sbin/setcap
        libcbor0.8 0.8.0-2+b1 27436 100352 < libc6 @ same
        libcc1-0 12.2.0-14+deb12u1 41736 139264 < gcc-12-base libc6 libgcc-s1 libstdc++6 @ same
        *libcom-err2 1.47.0-2+b2 20044 56320 < libc6 @ same
        libcommon-sense-perl 3.75-3 22976 53248 < perl perl-base
        libconfig-inifiles-perl 3.000003-2+deb12u1 45984 125952 @ all
        libcrypt-dev 1:4.4.33-2 118144 349184 < libcrypt1 @ same
        *libcrypt1 1:4.4.33-2 89464 238592 < libc6 @ same
        libcryptsetup12 2:2.6.1-4~deb12u2 223344 576512 < libargon2-1 libblkid1 libc6 libdevmapper1.02.1 libjson-c5 libssl3 libuuid1 @ same
        libctf-nobfd0 2.40-2 153384 308224 < libc6 zlib1g @ same
        libctf0 2.40-2 89796 237568 < libbinutils libc6 zlib1g @ same
        libcups2 2.4.2-3+deb12u9 245180 691200 < libavahi-client3 libavahi-common3 libc6 libgnutls30 libgssapi-krb5-2 zlib1g ~ cups-common @ same
        libcurl3-gnutls 7.88.1-10+deb12u15 386008 847872 < libbrotli1 libc6 libgnutls30 libgssapi-krb5-2 libidn2-0 libldap-2.5-0 libnettle8 libnghttp2-14 libpsl5 librtmp1 libssh2-1 libzstd1 zlib1g ? ca-certificates @ same
        libcurl4 7.88.1-10+deb12u15 392184 860160 < libbrotli1 libc6 libgssapi-krb5-2 libidn2-0 libldap-2.5-0 libnghttp2-14 libpsl5 librtmp1 libssh2-1 libssl3 libzstd1 zlib1g ? ca-certificates @ same
        libdav1d6 1.0.0-2+deb12u1 513432 1654784 < libc6
        *libdb5.3 5.3.28+dfsg2-1 697412 1876992 < libc6 @ same
        libdbd-mariadb-perl 1.22-1+b1 93772 269312 < perl libdbi-perl perl-base libc6 libmariadb3
        libdbi-perl 1.643-4+deb12u3 774456 2206720 < perl perl-base libc6 ~ libclone-perl libmldbm-perl libnet-daemon-perl libsql-statement-perl > /usr/bin/dbilogstrip /usr/bin/dbiprof /usr/bin/dbiproxy /usr/bin/dh_perl_dbi @ same
        libdbus-1-3 1.14.10-1~deb12u1 201240 479232 < libc6 libsystemd0 ? dbus @ same
        libde265-0 1.0.11-1+deb12u3 186436 482304 < libc6 libgcc-s1 libstdc++6
        *libdebconfclient0 0.270 9900 37888 < libc6 @ same
        libdeflate0 1.14-1 61416 164864 < libc6 @ same
        libdevmapper1.02.1 2:1.02.185-2 132796 485376 < libc6 libselinux1 libudev1 dmsetup @ same
        libdpkg-perl 1.21.23 603796 2034688 < perl dpkg ? libfile-fcntllock-perl liblocale-gettext-perl bzip2 xz-utils ~ debian-keyring gnupg sq sqop pgpainless-cli gpgv gcc c-compiler @ all
        libdrm-common 2.4.114-1 7112 43008 @ all
        libdrm2 2.4.114-1+b1 37472 123904 < libdrm-common libc6 @ same
        libduktape207 2.7.0-2 133812 321536 < libc6 @ same
        libdw1 0.188-2.1 234760 730112 < libbz2-1.0 libc6 libelf1 liblzma5 zlib1g @ same
        libedit2 3.1-20221030-2 92992 264192 < libbsd0 libc6 libtinfo6 @ same
        libegl-mesa0 22.3.6-1+deb12u2 114116 331776 < libc6 libdrm2 libexpat1 libgbm1 libgcc-s1 libglapi-mesa libwayland-client0 libwayland-server0 libx11-xcb1 libxcb-dri2-0 libxcb-dri3-0 libxcb-present0 libxcb-randr0 libxcb-sync1 libxcb-xfixes0 libxcb1 libxshmfence1 @ same
        libegl1 1.6.0-1 33652 113664 < libc6 libglvnd0 libegl-mesa0 @ same
        libelf1 0.188-2.1 173796 1060864 < libc6 zlib1g @ same
        liberror-perl 0.17029-2 29032 74752 < perl @ all
        libevent-2.1-7 2.1.12-stable-8+deb12u1 181168 445440 < libc6 @ same
        libevent-core-2.1-7 2.1.12-stable-8+deb12u1 131276 309248 < libc6 @ same
        libexpat1 2.5.0-1+deb12u5 107940 423936 < libc6 @ same
        libexpat1-dev 2.5.0-1+deb12u5 159408 865280 < libexpat1 libc6-dev @ same
        *libext2fs2 1.47.0-2+b2 204900 547840 < libc6 @ same
        libfakeroot 1.31-1.2 28328 147456 < libc6
        libfdisk1 2.38.1-5+deb12u3 193624 545792 < libblkid1 libc6 libuuid1 @ same
        libffi-dev 3.4.4-1 59376 322560 < libffi8 @ same # Foreign Function Interface library (development files)
        *libffi8 3.4.4-1 22856 69632 < libc6 @ same
        libfido2-1 1.12.0-2+b1 77216 246784 < libc6 libcbor0.8 libssl3 libudev1 zlib1g @ same
        libfile-fcntllock-perl 0.22-4+b1 34848 132096 < perl perl-base libc6 ~ gcc c-compiler
        libfontconfig1 2.14.1-4 385664 592896 < libc6 libexpat1 libfreetype6 fontconfig-config @ same
        libfreetype6 2.12.1+dfsg-5+deb12u4 397736 907264 < libbrotli1 libc6 libpng16-16 zlib1g @ same
        libfstrm0 0.6.1-1 21596 71680 < libc6 @ same
        libgav1-1 0.18.0-1+b1 331664 967680 < libabsl20220623 libc6 libgcc-s1 libstdc++6
        libgbm1 22.3.6-1+deb12u2 38132 109568 < libc6 libdrm2 libexpat1 libwayland-server0 @ same
        libgcc-12-dev 12.2.0-14+deb12u1 2437204 14626816 < gcc-12-base libgcc-s1 libgomp1 libitm1 libatomic1 libasan8 liblsan0 libtsan2 libubsan1 libquadmath0 ? libc6-dev @ same
        *libgcc-s1 12.2.0-14+deb12u1 49856 143360 < gcc-12-base libc6 @ same
        *libgcrypt20 1.10.1-3+deb12u1 696204 1630208 < libc6 libgpg-error0 ~ rng-tools @ same
        libgd3 2.3.3-9+deb12u1 123972 459776 < libavif15 libc6 libfontconfig1 libfreetype6 libheif1 libjpeg62-turbo libpng16-16 libtiff6 libwebp7 libxpm4 ~ libgd-tools
        libgdbm-compat4 1.23-3 48156 71680 < libc6 libgdbm6 @ same
        libgdbm6 1.23-3 72248 132096 < libc6 ~ gdbm-l10n @ same
        libgirepository-1.0-1 1.74.0-3 100664 302080 < libc6 libffi8 libglib2.0-0 @ same
        libglapi-mesa 22.3.6-1+deb12u2 35900 274432 < libc6 @ same
        libgles2 1.6.0-1 16828 107520 < libc6 libglvnd0 @ same
        libglib2.0-0 2.74.6-2+deb12u9 1403216 4234240 < libc6 libffi8 libmount1 libpcre2-8-0 libselinux1 zlib1g ? libglib2.0-data shared-mime-info xdg-user-dirs ~ low-memory-monitor @ same
        libglib2.0-bin 2.74.6-2+deb12u9 112080 344064 < libglib2.0-data libc6 libelf1 libglib2.0-0 > /usr/bin/gapplication /usr/bin/gdbus /usr/bin/gio /usr/bin/gio-querymodules /usr/bin/gresource /usr/bin/gsettings /usr/bin/glib-compile-schemas
        libglib2.0-data 2.74.6-2+deb12u9 1211164 9631744 @ all
        libglvnd0 1.6.0-1 51820 745472 < libc6 @ same
        *libgmp10 2:6.2.1+dfsg1-1.1 562588 875520 < libc6 @ same
        libgnutls-dane0 3.7.9-2+deb12u7 407460 502784 < libgnutls30 libc6 libunbound8 ~ dns-root-data @ same
        *libgnutls30 3.7.9-2+deb12u7 1409084 3477504 < libc6 libgmp10 libhogweed6 libidn2-0 libnettle8 libp11-kit0 libtasn1-6 libunistring2 ~ gnutls-bin @ same
        libgomp1 12.2.0-14+deb12u1 115772 319488 < gcc-12-base libc6 @ same
        *libgpg-error0 1.46-1 76888 196608 < libc6 @ same
        libgpm2 1.20.7-10+b1 14216 46080 < libc6 ~ gpm @ same
        libgprofng0 2.40-2 812120 4052992 < libbinutils libc6 libgcc-s1 libstdc++6 zlib1g @ same
        libgraphite2-3 1.3.14-1+deb12u1 74564 195584 < libc6 @ same
        libgssapi-krb5-2 1.20.1-2+deb12u5 135168 435200 < libc6 libcom-err2 libk5crypto3 libkrb5-3 libkrb5support0 ~ krb5-doc krb5-user @ same
        libgstreamer1.0-0 1.22.0-2+deb12u1 1169664 4524032 < libc6 libcap2 libdw1 libglib2.0-0 libunwind8 libcap2-bin ~ gstreamer1.0-tools @ same
        libharfbuzz0b 6.0.0+dfsg-3 1945396 2671616 < libc6 libfreetype6 libglib2.0-0 libgraphite2-3 @ same
        libheif1 1.15.1-1+deb12u1 215348 674816 < libaom3 libc6 libdav1d6 libde265-0 libgcc-s1 libstdc++6 libx265-199 zlib1g
        *libhogweed6 3.8.1-2 327524 474112 < libc6 libgmp10 libnettle8 @ same
        libicu-dev 72.1-3+deb12u1 10347768 48930816 < libicu72 icu-devtools libc6-dev ~ icu-doc @ same
        libicu72 72.1-3+deb12u1 9376124 37038080 < libc6 libgcc-s1 libstdc++6 @ same
        libidn12 1.41-1 83832 271360 < libc6 @ same
        *libidn2-0 2.3.3-1+b1 123636 449536 < libc6 libunistring2 @ same
        libip4tc2 1.8.9-2 19016 67584 < libc6 @ same
        libiperf0 3.12-1+deb12u2 91200 258048 < libc6 libsctp1 libssl3 @ same
        libipsec-mb1 1.3-2 981460 12815360 < libc6
        libisl23 0.25-1.1 683060 2357248 < libc6 libgmp10 @ same
        libitm1 12.2.0-14+deb12u1 26140 117760 < gcc-12-base libc6 @ same
        libjansson4 2.14-2 40788 103424 < libc6 @ same
        libjbig0 2.1-6.1 31704 86016 < libc6 @ same
        libjemalloc2 5.3.0-1 275000 892928 < libc6 libgcc-s1 libstdc++6 @ same
        libjpeg-dev 1:2.1.5-2 71768 109568 < libjpeg62-turbo-dev @ same # Development files for the JPEG library [dummy package]
        libjpeg62-turbo 1:2.1.5-2 166332 693248 < libc6 @ same
        libjpeg62-turbo-dev 1:2.1.5-2 289644 1122304 < libc6-dev libjpeg62-turbo @ same
        libjq1 1.6-2.1+deb12u3 136460 374784 < libc6 libonig5 @ same
        libjs-events 3.3.0+~3.0.0-3 11284 44032 ? javascript-common @ all
        libjs-jquery 3.6.1+dfsg+~3.5.14-1 326128 721920 ? javascript-common @ all
        libjs-sphinxdoc 5.3.0-4 130384 188416 < libjs-jquery libjs-underscore @ all
        libjs-underscore 1.13.4~dfsg+~1.11.4-3 115632 357376 ? javascript-common libjs-jquery @ all
        libjson-c5 0.16-2 44120 111616 < libc6 @ same
        libjson-perl 4.10000-1 87516 249856 < perl ? libjson-xs-perl @ all
        libjson-xs-perl 4.040-1~deb12u1 92412 214016 < perl perl-base libc6 libcommon-sense-perl libtypes-serialiser-perl > /usr/bin/json_xs
        libjsoncpp25 1.9.5-4 78572 254976 < libc6 libgcc-s1 libstdc++6 @ same
        libjudydebian1 1.0.5-5+b2 101652 345088 < libc6
        libk5crypto3 1.20.1-2+deb12u5 79712 267264 < libc6 libkrb5support0 ~ krb5-doc krb5-user @ same
        libkeyutils1 1.6.3-2 8808 40960 < libc6 @ same
        libkmod2 30+20221128-1 57892 144384 < libc6 liblzma5 libssl3 libzstd1 @ same
        libkrb5-3 1.20.1-2+deb12u5 332280 1102848 < libc6 libcom-err2 libk5crypto3 libkeyutils1 libkrb5support0 libssl3 ? krb5-locales ~ krb5-doc krb5-user @ same
        libkrb5support0 1.20.1-2+deb12u5 33212 137216 < libc6 @ same
        libksba8 1.6.3-2 128416 323584 < libc6 libgpg-error0 @ same
        liblcms2-2 2.14-2+deb12u1 153540 438272 < libc6 ~ liblcms2-utils @ same
        libldap-2.5-0 2.5.13+dfsg-5 183248 566272 < libc6 libgnutls30 libsasl2-2 ? libldap-common @ same
        libldap-common 2.5.13+dfsg-5 29348 94208
        liblerc4 4.0.0+ds-2 170368 664576 < libc6 libgcc-s1 libstdc++6 @ same
        liblinear4 2.3.0+dfsg-5 43644 104448 < libblas3 libc6 libgcc-s1 libstdc++6 ~ liblinear-tools liblinear-dev @ same
        libllvm14 1:14.0.6-12 21840232 110016512 < libc6 libedit2 libffi8 libgcc-s1 libstdc++6 libtinfo6 libxml2 libz3-4 zlib1g @ same
        liblmdb0 0.9.24-1 44996 106496 < libc6 @ same
        liblocale-gettext-perl 1.07-5 15408 52224 < perl-base libc6
        liblockfile-bin 1.17-1+b1 20808 54272 < libc6 > /usr/bin/dotlockfile
        liblockfile1 1.17-1+b1 16980 46080 < libc6 liblockfile-bin
        liblsan0 12.2.0-14+deb12u1 969300 3012608 < gcc-12-base libc6 libgcc-s1 @ same
        liblua5.3-0 5.3.6-2 122984 506880 < libc6 libstdc++6 @ same
        *liblz4-1 1.9.4-1 62884 173056 < libc6 @ same
        liblzf1 3.6-3 10192 39936 < libc6 @ same
        *liblzma5 5.4.1-1+deb12u2 205796 340992 < libc6 @ same
        libmagic-mgc 1:5.44-3 304888 8325120
        libmagic1 1:5.44-3 103752 237568 < libbz2-1.0 libc6 liblzma5 zlib1g libmagic-mgc ~ file @ same
        libmariadb3 1:10.11.19-0+deb12u1 179504 566272 < mariadb-common libc6 libssl3 zlib1g @ same
        libmaxminddb0 1.7.1-1 29812 77824 < libc6 ~ mmdb-bin @ same
        *libmd0 1.0.4-2 29456 80896 < libc6 @ same
        libmnl0 1.0.4-3 12476 47104 < libc6 @ same
        *libmount1 2.38.1-5+deb12u3 165732 464896 < libblkid1 libc6 libselinux1 ~ cryptsetup-bin @ same
        libmpc3 1.3.1-1 51480 152576 < libc6 libgmp10 libmpfr6 @ same
        libmpfr6 4.2.0-1 700900 1205248 < libc6 libgmp10 @ same
        libncurses6 6.4-4 103136 343040 < libtinfo6 libc6 ? libgpm2 @ same
        libncursesw6 6.4-4 133824 421888 < libtinfo6 libc6 ? libgpm2 @ same
        *libnettle8 3.8.1-2 287764 532480 < libc6 @ same
        libnghttp2-14 1.52.0-1+deb12u3 72404 225280 < libc6 @ same
        libnl-3-200 3.7.0-0.2+b1 63124 186368 < libc6 @ same
        libnl-genl-3-200 3.7.0-0.2+b1 21600 59392 < libnl-3-200 libc6 @ same
        libnode108 18.20.4+dfsg-1~deb12u3 10633176 47549440 < libbrotli1 libc-ares2 libc6 libgcc-s1 libicu72 libnghttp2-14 libssl3 libstdc++6 libuv1 zlib1g node-acorn node-cjs-module-lexer node-undici
        libnpth0 1.6-3 18980 51200 < libc6 @ same
        libnsl-dev 1.3.0-2 66436 353280 < libnsl2 libtirpc-dev @ same
        libnsl2 1.3.0-2 39480 130048 < libc6 libtirpc3 @ same
        libnspr4 2:4.35-1 113108 329728 < libc6 @ same
        libnss-systemd 252.39-1~deb12u2 164224 398336 < libc6 libcap2 systemd
        libnss3 2:3.87.1-1+deb12u4 1330556 4212736 < libc6 libnspr4 libsqlite3-0 @ same
        libnuma1 2.0.16-1 20964 72704 < libc6 @ same
        libonig5 6.9.8-1 187828 681984 < libc6 @ same
        libopentracing-c-wrapper0 1.1.3-3+b1 29584 102400 < libc6 libgcc-s1 libopentracing1 libstdc++6 @ same
        libopentracing1 1.6.0-4 53356 201728 < libc6 libgcc-s1 libstdc++6 @ same
        *libp11-kit0 0.24.1-2 345080 1441792 < libc6 libffi8 @ same
        libpackagekit-glib2-18 1.2.6-5+deb12u1 112892 458752 < libc6 libglib2.0-0 @ same
        libpam-cap 1:2.66-4+deb12u3+b1 15052 54272 < libpam-runtime libc6 libcap2 libpam0g
        *libpam-modules 1.5.2-6+deb12u2 291056 1055744 < libaudit1 libc6 libcrypt1 libdb5.3 libpam0g libselinux1 debconf libpam-modules-bin @ same
        *libpam-modules-bin 1.5.2-6+deb12u2 75676 232448 < libaudit1 libc6 libcrypt1 libpam0g libselinux1 > /usr/sbin/faillock /sbin/mkhomedir_helper /sbin/pwhistory_helper /sbin/unix_chkpwd /sbin/unix_update /sbin/pam_namespace_helper /usr/sbin/pam_timestamp_check
        *libpam-runtime 1.5.2-6+deb12u2 160936 897024 < debconf libpam-modules > /usr/sbin/pam-auth-update /usr/sbin/pam_getenv @ all
        libpam-systemd 252.39-1~deb12u2 225520 544768 < libc6 libcap2 libpam0g systemd libpam-runtime dbus systemd-sysv ? dbus-user-session @ same
        *libpam0g 1.5.2-6+deb12u2 92060 220160 < libaudit1 libc6 debconf ~ libpam-doc @ same
        libpcap0.8 1.10.3-1 156700 376832 < libc6 libdbus-1-3 @ same
        *libpcre2-8-0 10.42-1+deb12u2 261628 701440 < libc6 @ same
        libpcre3 2:8.39-15 340864 696320 < libc6 @ same
        libpcsclite1 1.9.9-2 49704 93184 < libc6 ~ pcscd @ same
        libperl5.36 5.36.0-7+deb12u4 4207640 29568000 < libbz2-1.0 libc6 libcrypt1 libdb5.3 libgdbm-compat4 libgdbm6 zlib1g perl-modules-5.36 ~ sensible-utils > /usr/bin/cpan5.36-x86_64-linux-gnu /usr/bin/perl5.36-x86_64-linux-gnu @ same
        libpipeline1 1.5.7-1 38540 98304 < libc6 @ same
        libpkgconf3 1.8.1-1 36084 103424 < libc6 @ same
        libpng16-16 1.6.39-2+deb12u6 277048 427008 < libc6 zlib1g @ same
        libpolkit-agent-1-0 122-3 24444 71680 < libc6 libglib2.0-0 libpolkit-gobject-1-0 @ same
        libpolkit-gobject-1-0 122-3 43912 151552 < libc6 libglib2.0-0 libsystemd0 @ same
        libpopt0 1.19+dfsg-1 43268 250880 < libc6 @ same
        libpq-dev 15.20-0+deb12u1 156556 609280 < libpq5 libssl-dev ~ postgresql-doc-15 > /usr/bin/pg_config # header files for libpq5 (PostgreSQL library)
        libpq5 15.20-0+deb12u1 205248 927744 < libc6 libgssapi-krb5-2 libldap-2.5-0 libssl3 @ same # PostgreSQL C client library
        libproc2-0 2:4.0.2-3 62804 237568 < libc6 libsystemd0 @ same
        libprotobuf-c1 1.4.1-1+b1 27492 70656 < libc6 @ same
        libpsl5 0.21.2-1 58684 98304 < libidn2-0 libc6 libunistring2 ? publicsuffix @ same
        libpython3-dev 3.11.2-1+b1 9572 37888 < libpython3.11-dev > /usr/bin/x86_64-linux-gnu-python3-config @ same
        libpython3-stdlib 3.11.2-1+b1 9312 27648 < libpython3.11-stdlib @ same
        libpython3.11 3.11.2-6+deb12u9 1988800 7809024 < libpython3.11-stdlib libc6 libexpat1 zlib1g @ same
        libpython3.11-dev 3.11.2-6+deb12u9 4739284 26384384 < libpython3.11-stdlib libpython3.11 libexpat1-dev zlib1g-dev ? libc6-dev > /usr/bin/x86_64-linux-gnu-python3.11-config @ same
        libpython3.11-minimal 3.11.2-6+deb12u9 820928 5357568 < libc6 libssl3 ? libpython3.11-stdlib @ same
        libpython3.11-stdlib 3.11.2-6+deb12u9 1798408 8534016 < libpython3.11-minimal media-types libbz2-1.0 libc6 libcrypt1 libdb5.3 libffi8 liblzma5 libncursesw6 libnsl2 libreadline8 libsqlite3-0 libtinfo6 libtirpc3 libuuid1 @ same
        libquadmath0 12.2.0-14+deb12u1 144616 299008 < gcc-12-base libc6 @ same
        librav1e0 0.5.1-6 763348 2727936 < libc6 libgcc-s1
        libreadline8 8.2-1.3 165760 486400 < readline-common libc6 libtinfo6 @ same
        librecode0 3.6-25 524312 1878016 < libc6 @ same
        librhash0 1.4.3-3 134112 242688 < libc6 ? libssl3 @ same
        librtmp1 2.4+20151223.gitfa8646d.1-2+b2 60824 149504 < libc6 libgmp10 libgnutls30 libhogweed6 libnettle8 zlib1g @ same
        libruby 1:3.1 4972 13312 < libruby3.1 @ same
        libruby3.1 3.1.2-7+deb12u1 5400480 25605120 < rake ruby-net-telnet ruby-xmlrpc ruby-webrick ruby-sdbm libc6 libcrypt1 libedit2 libffi8 libgmp10 libncurses6 libssl3 libtinfo6 libyaml-0-2 zlib1g @ same
        libsasl2-2 2.1.28+dfsg-10+deb12u1 59908 171008 < libsasl2-modules-db libc6 ? libsasl2-modules @ same
        libsasl2-modules 2.1.28+dfsg-10+deb12u1 66868 290816 < libc6 libssl3 ~ libsasl2-modules-gssapi-mit libsasl2-modules-gssapi-heimdal libsasl2-modules-ldap libsasl2-modules-otp libsasl2-modules-sql
        libsasl2-modules-db 2.1.28+dfsg-10+deb12u1 20524 78848 < libc6 libdb5.3 @ same
        libsctp1 1.0.19+dfsg-2 29720 57344 < libc6 ~ lksctp-tools @ same
        *libseccomp2 2.5.4-1+deb12u1 46808 151552 < libc6 @ same
        *libselinux1 3.4-1+b6 73720 203776 < libc6 libpcre2-8-0 @ same
        *libsemanage-common 3.4-1 21632 37888 @ all
        *libsemanage2 3.4-1+b5 89884 304128 < libsemanage-common libaudit1 libbz2-1.0 libc6 libselinux1 libsepol2 @ same
        libsensors-config 1:3.6.0-7.1 14252 33792 ~ lm-sensors
        libsensors5 1:3.6.0-7.1 34160 89088 < libsensors-config libc6 ~ lm-sensors
        *libsepol2 3.4-2.1 275900 793600 < libc6 @ same
        libsigsegv2 2.14-1 37152 71680 < libc6 @ same
        *libsmartcols1 2.38.1-5+deb12u3 106776 295936 < libc6 @ same
        libsodium23 1.0.18-1+deb12u1 162044 424960 < libc6 @ same
        libsqlite3-0 3.40.1-2+deb12u2 838808 1722368 < libc6 @ same
        libsqlite3-dev 3.40.1-2+deb12u2 1025140 3225600 < libsqlite3-0 libc6-dev ~ sqlite3-doc @ same # SQLite 3 development files
        *libss2 1.47.0-2+b2 24800 72704 < libcom-err2 libc6 @ same
        libssh2-1 1.10.0-3+deb12u1 175976 361472 < libc6 libssl3 zlib1g @ same
        libssl-dev 3.0.22-1~deb12u2 2450160 12498944 < libssl3 ~ libssl-doc @ same # Secure Sockets Layer toolkit - development files
        libssl3 3.0.22-1~deb12u2 2039888 6187008 < libc6 @ same
        libstdc++-12-dev 12.2.0-14+deb12u1 2047292 19912704 < gcc-12-base libgcc-12-dev libstdc++6 libc6-dev ~ libstdc++-12-doc @ same
        *libstdc++6 12.2.0-14+deb12u1 612604 2750464 < gcc-12-base libc6 libgcc-s1 @ same
        libstemmer0d 2.2.0-2 118164 837632 < libc6 @ same
        libsvtav1enc1 1.4.1+dfsg-1 2121284 6791168 < libc6
        libsystemd-shared 252.39-1~deb12u2 1696184 5478400 < libacl1 libapparmor1 libaudit1 libblkid1 libc6 libcap2 libcrypt1 libgcrypt20 libip4tc2 libkmod2 liblz4-1 liblzma5 libmount1 libpam0g libseccomp2 libselinux1 libssl3 libzstd1 @ same
        *libsystemd0 252.39-1~deb12u2 332372 930816 < libc6 libcap2 libgcrypt20 liblz4-1 liblzma5 libzstd1 @ same
        *libtasn1-6 4.19.0-2+deb12u1 48596 118784 < libc6 @ same
        libterm-readkey-perl 2.38-2+b1 24456 74752 < perl perl-base libc6
        libtext-charwidth-perl 0.04-11 9496 41984 < libc6 perl-base @ same
        libtiff6 4.5.0-6+deb12u4 316172 733184 < libc6 libdeflate0 libjbig0 libjpeg62-turbo liblerc4 liblzma5 libwebp7 libzstd1 zlib1g @ same
        *libtinfo6 6.4-4 331352 553984 < libc6 @ same
        libtirpc-common 1.3.3+ds-1 14048 35840 @ all
        libtirpc-dev 1.3.3+ds-1 191428 734208 < libtirpc3 @ same
        libtirpc3 1.3.3+ds-1 85192 231424 < libc6 libgssapi-krb5-2 libtirpc-common @ same
        libtsan2 12.2.0-14+deb12u1 2196972 8002560 < gcc-12-base libc6 libgcc-s1 @ same
        libtypes-serialiser-perl 1.01-1 12184 32768 < perl libcommon-sense-perl
        libubsan1 12.2.0-14+deb12u1 883056 2715648 < gcc-12-base libc6 libgcc-s1 libstdc++6 @ same
        libuchardet0 0.0.7-1 67816 212992 < libc6 libgcc-s1 libstdc++6 @ same
        *libudev1 252.39-1~deb12u2 108880 245760 < libc6 @ same
        libunbound8 1.17.1-2+deb12u4 552964 1265664 < libc6 libevent-2.1-7 libgmp10 libhogweed6 libnettle8 @ same
        *libunistring2 1.0-2 436708 1850368 < libc6 @ same
        libunwind8 1.6.2-3 51172 200704 < libc6 liblzma5 @ same
        liburing2 2.3-3 12572 45056 < libc6 @ same
        libutempter0 1.2.1-3 8960 51200 < libc6 @ same
        *libuuid1 2.38.1-5+deb12u3 28784 80896 < libc6 @ same
        libuv1 1.44.2-1+deb12u1 135616 301056 < libc6 @ same
        libwayland-client0 1.21.0-1 28320 91136 < libc6 libffi8 @ same
        libwayland-server0 1.21.0-1 35876 113664 < libc6 libffi8 @ same
        libwebp7 1.2.4-0.2+deb12u1 285512 557056 < libc6 @ same
        libwrap0 7.6.q-32 54936 112640 < libc6 libnsl2 @ same
        libx11-6 2:1.8.4-2+deb12u2 759544 1599488 < libc6 libxcb1 libx11-data @ same
        libx11-data 2:1.8.4-2+deb12u2 291884 1614848 @ all
        libx11-xcb1 2:1.8.4-2+deb12u2 192356 258048 < libx11-6 @ same
        libx265-199 3.5-2+b1 1150056 16591872 < libc6 libnuma1 libstdc++6
        libxau6 1:1.0.9-1 19720 43008 < libc6 @ same
        libxcb-dri2-0 1.15-1 106792 139264 < libc6 libxcb1 @ same
        libxcb-dri3-0 1.15-1 106676 139264 < libc6 libxcb1 @ same
        libxcb-present0 1.15-1 105420 129024 < libc6 libxcb1 @ same
        libxcb-randr0 1.15-1 116680 196608 < libc6 libxcb1 @ same
        libxcb-sync1 1.15-1 108692 148480 < libc6 libxcb1 @ same
        libxcb-xfixes0 1.15-1 109368 154624 < libc6 libxcb1 @ same
        libxcb1 1.15-1 144052 303104 < libc6 libxau6 libxdmcp6 @ same
        libxdmcp6 1:1.1.2-3 26344 54272 < libbsd0 libc6 @ same
        libxext6 2:1.3.4-1+b1 52932 135168 < libc6 libx11-6 @ same
        libxml2 2.9.14+dfsg-1.3~deb12u6 688760 1911808 < libc6 libicu72 liblzma5 zlib1g @ same
        libxml2-dev 2.9.14+dfsg-1.3~deb12u6 785360 3364864 < libicu-dev libxml2 ~ pkg-config > /usr/bin/xml2-config @ same # GNOME XML library - development files
        libxmlb2 0.3.22-1~deb12u1 61032 191488 < libc6 libglib2.0-0 liblzma5 libzstd1 @ same
        libxmuu1 2:1.1.3-3 23928 55296 < libc6 libx11-6 @ same
        libxpm4 1:3.5.12-1.1+deb12u1 48608 113664 < libc6 libx11-6
        libxshmfence1 1.3-1 8820 26624 < libc6 @ same
        libxslt1.1 1.1.35-1+deb12u4 231508 504832 < libc6 libgcrypt20 libxml2 @ same
        libxtables12 1.8.9-2 30752 103424 < libc6 @ same
        *libxxhash0 0.8.1-1 27584 101376 < libc6 @ same
        libyaml-0-2 0.2.5-1 53580 155648 < libc6 @ same
        libyuv0 0.0~git20230123.b2528b0-1 168120 687104 < libc6 libgcc-s1 libjpeg62-turbo libstdc++6
        libz3-4 4.8.12-3.1 7216172 23313408 < libc6 libgcc-s1 libstdc++6 @ same
        *libzstd1 1.5.4+dfsg2-5 290036 803840 < libc6 @ same
        linux-libc-dev 6.1.192-2 2457924 7363584 @ same
        locales 2.36-9+deb12u14 3906316 16227328 < libc-bin libc-l10n debconf > /usr/sbin/locale-gen /usr/sbin/update-locale /usr/sbin/validlocale @ all # GNU C Library: National Language (locale) data [support]
        *login 1:4.13+dfsg1-1+deb12u2 616084 2611200 < libaudit1 libc6 libcrypt1 libpam0g libpam-runtime libpam-modules > /bin/login /usr/bin/faillog /usr/bin/lastlog /usr/bin/newgrp /usr/sbin/nologin /usr/bin/sg
        logrotate 3.21.0-1 62108 163840 < cron libacl1 libc6 libpopt0 libselinux1 ~ bsd-mailx mailx > /usr/sbin/logrotate
        *logsave 1.47.0-2+b2 19876 51200 < libc6 > /sbin/logsave
        lolcat 100.0.1-3 7948 45056 < ruby ruby-paint ruby-optimist > /usr/games/lolcat @ all # colorful `cat`
        lsb-release 12.0-1 6416 17408 > /usr/bin/lsb_release @ all # Linux Standard Base version reporting utility (minimal implementation)
        lsof 4.95.0-1 318268 493568 < libc6 libselinux1 libtirpc3 > /usr/bin/lsof # utility to list open files
        lua-lpeg 1.0.2-2 37728 258048 < libc6 @ same
        make 4.3-4.1 395632 1630208 < libc6 ~ make-doc > /usr/bin/make /usr/bin/gmake /usr/bin/make-first-existing-target # utility for directing compilation
        man-db 2.11.2-2 1385848 3034112 < bsdextrautils groff-base debconf libc6 libgdbm6 libpipeline1 libseccomp2 zlib1g ~ apparmor groff less www-browser > /usr/bin/man /usr/bin/apropos /usr/bin/whatis /usr/sbin/accessdb /usr/bin/catman /usr/bin/lexgrog /usr/bin/man-recode /usr/bin/mandb /usr/bin/manpath # tools for reading manual pages
        manpages 6.03-2 1331652 1585152 ~ man-browser
        manpages-dev 6.03-2 2030264 3821568 < manpages ~ man-browser
        mariadb-client 1:10.11.19-0+deb12u1 2952092 64445440 < debianutils libconfig-inifiles-perl mariadb-client-core perl libc6 libgcc-s1 libssl3 libstdc++6 zlib1g ? libdbd-mariadb-perl libdbi-perl libterm-readkey-perl > /usr/bin/mysqldump /usr/bin/mysqladmin /usr/bin/mariadb-dump /usr/bin/mariadb-admin /usr/bin/innotop /usr/bin/mariadb-access /usr/bin/mariadb-analyze /usr/bin/mariadb-binlog /usr/bin/mariadb-conv /usr/bin/mariadb-dumpslow /usr/bin/mariadb-find-rows /usr/bin/mariadb-hotcopy # MariaDB database client binaries
        mariadb-client-core 1:10.11.19-0+deb12u1 869892 15006720 < libmariadb3 mariadb-common libc6 libedit2 libgcc-s1 libncurses6 libssl3 libstdc++6 libtinfo6 zlib1g > /usr/bin/mysql /usr/bin/mariadb /usr/bin/mariadb-check /usr/bin/my_print_defaults
        mariadb-common 1:10.11.19-0+deb12u1 27624 70656 < mysql-common @ all
        mariadb-server 1:10.11.19-0+deb12u1 3665596 55106560 < adduser debconf mariadb-common galera-4 gawk iproute2 libdbi-perl lsof mariadb-client mariadb-server-core passwd perl procps psmisc rsync socat libc6 libgcc-s1 libpam0g libssl3 libstdc++6 zlib1g ~ mariadb-test netcat-openbsd > /usr/bin/mysqld_safe /usr/bin/aria_chk /usr/bin/aria_dump_log /usr/bin/aria_ftdump /usr/bin/aria_pack /usr/bin/aria_read_log /usr/bin/galera_new_cluster /usr/bin/galera_recovery /usr/bin/mariadbd-multi /usr/bin/mariadbd-safe /usr/bin/myisam_ftdump /usr/bin/myisamchk # MariaDB database server binaries
        mariadb-server-core 1:10.11.19-0+deb12u1 7342456 46424064 < mariadb-common libaio1 libc6 libcrypt1 libgcc-s1 libnuma1 libpcre2-8-0 libssl3 libstdc++6 libsystemd0 liburing2 zlib1g > /usr/sbin/mysqld /usr/sbin/mariadbd /usr/bin/innochecksum /usr/bin/mariadb-install-db /usr/bin/mariadb-upgrade /usr/bin/mysql_install_db /usr/bin/mysql_upgrade /usr/bin/resolveip
        *mawk 1.3.4.20200120-3.1 119144 269312 < libc6 > /usr/bin/awk /usr/bin/mawk
        media-types 10.0.0 26136 94208 @ all
        memcached 1.6.18-1+deb12u1 212224 611328 < init-system-helpers adduser sysvinit-utils perl libc6 libevent-2.1-7 libsasl2-2 libssl3 ~ libanyevent-perl libcache-memcached-perl libmemcached libterm-readkey-perl libyaml-perl > /usr/bin/memcached # High-performance in-memory object caching system
        *mount 2.38.1-5+deb12u3 134044 402432 < libblkid1 libc6 libmount1 libselinux1 libsmartcols1 ~ nfs-common > /bin/mount /bin/umount /sbin/losetup /sbin/swapoff /sbin/swapon
        mysql-common 5.8+1.1.0 6636 33792 @ all
        nano 7.2-1+deb12u1 689556 2871296 < libc6 libncursesw6 libtinfo6 ~ hunspell > /usr/bin/editor /usr/bin/pico /bin/nano /bin/rnano # small, friendly text editor inspired by Pico
        *ncurses-base 6.4-4 261308 388096 @ all
        *ncurses-bin 6.4-4 421400 651264 < libc6 libtinfo6 > /usr/bin/captoinfo /usr/bin/clear /usr/bin/infocmp /usr/bin/infotocap /usr/bin/reset /usr/bin/tabs /usr/bin/tic /usr/bin/toe /usr/bin/tput /usr/bin/tset
        net-tools 2.10-0.1+deb12u2 243404 1001472 < libc6 libselinux1 > /sbin/ifconfig /bin/netstat /sbin/route /usr/sbin/arp /sbin/ipmaddr /sbin/iptunnel /sbin/mii-tool /sbin/nameif /sbin/plipconfig /sbin/rarp /sbin/slattach # NET-3 networking toolkit
        netbase 6.4 12800 36864 @ all
        netcat-openbsd 1.219-1 41520 110592 < libbsd0 libc6 > /bin/nc /bin/netcat /bin/nc.openbsd # TCP/IP swiss army knife
        netcat-traditional 1.10-47 67876 146432 < libc6 > /bin/nc /bin/netcat /bin/nc.traditional # TCP/IP swiss army knife
        nginx 1.22.1-9+deb12u11 532468 1368064 < libc6 libcrypt1 libpcre2-8-0 libssl3 zlib1g iproute2 nginx-common > /usr/sbin/nginx # small, powerful, scalable web/proxy server
        nginx-common 1.22.1-9+deb12u11 115544 340992 < debconf ~ fcgiwrap nginx-doc ssl-cert @ all
        nmap 7.93+dfsg1-1 1897372 4540416 < nmap-common libc6 libgcc-s1 liblinear4 liblua5.3-0 libpcap0.8 libpcre3 libssh2-1 libssl3 libstdc++6 lua-lpeg zlib1g ~ ncat ndiff zenmap > /usr/bin/nmap /usr/bin/nping # The Network Mapper
        nmap-common 7.93+dfsg1-1 4148400 21696512 ? nmap @ all
        node-abbrev 1.1.1+~1.1.2-1 5692 21504 @ all
        node-acorn 8.8.1+ds+~cs25.17.7-2 128252 932864 < node-xtend nodejs > /usr/bin/acorn
        node-agent-base 6.0.2+~cs5.4.2-2 17336 102400 < node-debug node-semver @ all
        node-ansi-regex 5.0.1-1 4912 17408 @ all
        node-aproba 2.0.0-3 5844 20480
        node-archy 1.0.0-6 4556 19456 < nodejs @ all
        node-balanced-match 2.0.0-1 4872 21504 @ all
        node-base64-js 1.5.1+dfsg+~1.3.0-2 7140 27648
        node-binary-extensions 2.2.0-2 4408 17408 @ all
        node-brace-expansion 2.0.1-2 7320 22528 < node-balanced-match @ all
        node-builtins 5.0.1-1 4072 15360 < node-semver
        node-busboy 1.6.0+~cs2.6.0-2 16852 91136
        node-chownr 2.0.0-2 4424 18432
        node-ci-info 3.6.1+~cs1.1.0-1 11676 37888 @ all
        node-cjs-module-lexer 1.2.2+dfsg-5 30112 163840
        node-colors 1.4.0-4 11868 63488
        node-css-selector-tokenizer 0.8.0+~cs4.8.3-1 13000 64512 < nodejs
        node-debug 4.3.4+~cs4.1.7-1 18144 50176 < node-ms @ all
        node-depd 2.0.0-2 11216 34816
        node-diff 5.0.0~dfsg+~5.0.1-4 69692 422912 @ all
        node-encoding 0.1.13-2 4400 18432 < node-iconv-lite @ all
        node-err-code 2.0.3+dfsg-3 4884 19456
        node-escape-string-regexp 4.0.0-2 4296 16384 @ all
        node-events 3.3.0+~3.0.0-3 5888 21504 < libjs-events @ all
        node-graceful-fs 4.2.10-1 14388 50176 @ all
        node-hosted-git-info 6.1.1-2 12556 41984 < node-lru-cache @ all
        node-https-proxy-agent 5.0.1+~cs8.0.0-3 16064 94208 < node-agent-base node-debug node-events @ all
        node-iconv-lite 0.6.3-3 115036 367616 < node-safe-buffer @ all
        node-ieee754 1.2.1-3 5268 20480
        node-indent-string 4.0.0-2 4144 16384 @ all
        node-ini 3.0.1-2 6928 24576
        node-ip 2.0.0+~1.1.0-1 8128 34816
        node-ip-regex 4.3.0+~4.1.1-1 5188 22528
        node-isexe 2.0.0+~2.0.1-5 6084 24576 @ all
        node-json-parse-better-errors 1.0.2+~cs3.3.1-2 7800 29696 @ all
        node-jsonparse 1.3.1-10 8020 43008 @ all
        node-lru-cache 7.14.1-1 26276 73728 < node-yallist @ all
        node-minimatch 5.1.1+~5.1.2-1 18592 62464 < node-brace-expansion @ all
        node-minipass 3.3.6+~cs9.4.19-1+deb12u1 43068 168960 < node-encoding node-jsonparse node-yallist @ all
        node-mkdirp 1.0.4+~1.0.2-4 11576 37888 < nodejs @ all
        node-ms 2.1.3+~cs0.7.31-3 5648 21504 < nodejs @ all
        node-mute-stream 0.0.8+~0.0.1-3 6232 25600 @ all
        node-negotiator 0.6.3+~0.6.1-1 10756 53248
        node-nopt 5.0.0-4 12064 37888 < node-abbrev nodejs @ all
        node-once 1.4.0-7 4492 16384 < node-wrappy @ all
        node-p-map 4.0.0+~3.1.0+~3.0.1-1 7912 31744 < node-escape-string-regexp node-indent-string @ all
        node-promise-retry 2.0.1-4 5016 18432 < node-err-code node-retry
        node-promzard 0.3.0-2 6788 20480 < node-read
        node-read 1.0.7-5 5388 20480 < node-mute-stream @ all
        node-retry 0.13.1+~0.12.1-1 11240 39936
        node-safe-buffer 5.2.1+~cs2.1.2-3 15544 54272 @ all
        node-semver 7.3.5+~7.3.9-2 42136 193536 < node-lru-cache nodejs > /usr/bin/semver @ all
        node-ssri 9.0.1-2 17992 40960 < node-minipass
        node-strip-ansi 6.0.1-2 4120 16384 < nodejs node-ansi-regex @ all
        node-tar 6.1.13+~cs7.0.5-1+deb12u1 52760 208896 < node-chownr node-mkdirp node-minipass node-safe-buffer node-yallist
        node-text-table 0.2.0-4 4736 19456
        node-undici 5.15.0+dfsg1+~cs20.10.9.3-1+deb12u4 284676 1519616 < node-busboy
        node-validate-npm-package-name 5.0.0+~4.0.0-1 7444 28672 < node-builtins
        node-which 2.0.2+~cs1.3.2-3 8368 31744 < node-isexe nodejs @ all
        node-wrappy 1.0.2-3 3776 14336 @ all
        node-xtend 4.0.2-3 3932 16384
        node-yallist 4.0.0+~4.0.1-1 8172 31744 @ all
        nodejs 18.20.4+dfsg-1~deb12u3 322140 4028416 < libc6 libnode108 ? ca-certificates nodejs-doc ~ npm > /usr/bin/js /usr/bin/nodejs /usr/bin/node # Node.js event-based server-side javascript engine
        nodejs-doc 18.20.4+dfsg-1~deb12u3 3582164 15541248 ? nodejs
        npm 9.2.0~ds1-1 669016 3011584 < ca-certificates node-abbrev node-agent-base node-aproba node-archy node-base64-js node-binary-extensions node-chownr node-ci-info node-colors node-css-selector-tokenizer node-debug node-depd node-diff node-encoding node-events node-graceful-fs node-hosted-git-info node-https-proxy-agent node-ieee754 node-ini node-ip node-ip-regex node-json-parse-better-errors node-jsonparse node-lru-cache node-minimatch node-minipass node-mkdirp node-ms node-negotiator node-nopt node-once node-p-map node-promise-retry node-promzard node-read node-semver node-ssri node-strip-ansi node-tar node-text-table node-validate-npm-package-name node-which node-wrappy node-yallist nodejs ? git ~ node-opener > /usr/bin/npm /usr/bin/npx /usr/bin/arborist /usr/bin/npm-arborist /usr/bin/pacote /usr/bin/qrcode-terminal @ all # package manager for Node.js
        openjdk-17-jre-headless 17.0.21.1+2-1~deb12u1 43987516 193404928 < ca-certificates-java java-common libcups2 libfontconfig1 liblcms2-2 libjpeg62-turbo libnss3 util-linux libasound2 libc6 libfreetype6 libgcc-s1 libharfbuzz0b libpcsclite1 libstdc++6 zlib1g ~ libnss-mdns fonts-dejavu-extra fonts-ipafont-gothic fonts-ipafont-mincho fonts-wqy-microhei fonts-wqy-zenhei fonts-indic > /usr/bin/java /usr/bin/keytool @ same # OpenJDK Java runtime, using Hotspot JIT (headless)
        openssh-client 1:9.2p1-2+deb12u10 993532 5940224 < adduser passwd libc6 libedit2 libfido2-1 libgssapi-krb5-2 libselinux1 libssl3 zlib1g ? xauth ~ keychain libpam-ssh monkeysphere ssh-askpass > /usr/bin/ssh /usr/bin/scp /usr/bin/sftp /usr/bin/ssh-keygen /usr/bin/ssh-agent /usr/bin/ssh-add /usr/bin/slogin /usr/bin/ssh-argv0 /usr/bin/ssh-copy-id /usr/bin/ssh-keyscan # secure shell (SSH) client, for secure access to remote machines
        openssl 3.0.22-1~deb12u2 1441784 2370560 < libc6 libssl3 ~ ca-certificates > /usr/bin/openssl /usr/bin/c_rehash
        packagekit 1.2.6-5+deb12u1 609620 3022848 < libglib2.0-bin polkitd init-system-helpers libappstream4 libapt-pkg6.0 libc6 libgcc-s1 libglib2.0-0 libgstreamer1.0-0 libpackagekit-glib2-18 libpolkit-gobject-1-0 libsqlite3-0 libstdc++6 libsystemd0 ? appstream packagekit-tools systemd
        packagekit-tools 1.2.6-5+deb12u1 31040 109568 < packagekit libc6 libglib2.0-0 libpackagekit-glib2-18 > /usr/bin/pkcon /usr/bin/pkmon
        *passwd 1:4.13+dfsg1-1+deb12u2 972180 2894848 < libaudit1 libc6 libcrypt1 libpam0g libselinux1 libsemanage2 libpam-modules ? sensible-utils > /usr/bin/passwd /usr/sbin/useradd /usr/sbin/userdel /usr/sbin/usermod /usr/sbin/groupadd /usr/sbin/groupdel /usr/sbin/chpasswd /usr/bin/chage /usr/bin/chfn /usr/sbin/chgpasswd /usr/bin/chsh /usr/sbin/cpgr
        patch 2.7.6-7 127848 253952 < libc6 ~ ed diffutils-doc > /usr/bin/patch # Apply a diff file to an original
        perl 5.36.0-7+deb12u4 239392 686080 < dpkg perl-base perl-modules-5.36 libperl5.36 ? netbase ~ perl-doc libterm-readline-gnu-perl libterm-readline-perl-perl make libtap-harness-archive-perl > /usr/bin/corelist /usr/bin/cpan /usr/bin/enc2xs /usr/bin/encguess /usr/bin/h2ph /usr/bin/h2xs /usr/bin/instmodsh /usr/bin/json_pp /usr/bin/libnetcfg /usr/bin/perlbug /usr/bin/perldoc /usr/bin/perlivp
        *perl-base 5.36.0-7+deb12u4 1609596 7826432 < libc6 libcrypt1 dpkg ~ perl sensible-utils > /usr/bin/perl /usr/bin/perl5.36.0
        perl-modules-5.36 5.36.0-7+deb12u4 2817356 18248704 < dpkg perl-base ? perl @ all
        php-cli 2:8.2+93 4108 21504 < php8.2-cli > /usr/bin/phar.default /usr/bin/phar.phar.default /usr/bin/php.default @ all # command-line interpreter for the PHP scripting language (default)
        php-common 2:93 13104 71680 < psmisc > /usr/sbin/phpdismod /usr/sbin/phpenmod /usr/sbin/phpquery @ all
        php-fpm 2:8.2+93 3712 10240 < php8.2-fpm @ all # server-side, HTML-embedded scripting language (FPM-CGI binary) (defaul
        php8.2-cli 8.2.36-1~deb12u1 1756464 5772288 < libedit2 libmagic1 media-types php8.2-common php8.2-opcache php8.2-readline tzdata ucf libargon2-1 libc6 libpcre2-8-0 libsodium23 libssl3 libxml2 zlib1g ~ php-pear > /usr/bin/php /usr/bin/phar /usr/bin/phar.phar8.2 /usr/bin/phar8.2 /usr/bin/phar8.2.phar /usr/bin/php8.2
        php8.2-common 8.2.36-1~deb12u1 694264 8658944 < php-common ucf libc6 libffi8 libssl3
        php8.2-fpm 8.2.36-1~deb12u1 1764828 5792768 < libmagic1 media-types php8.2-cli php8.2-common php8.2-opcache procps systemd tzdata ucf libacl1 libapparmor1 libargon2-1 libc6 libpcre2-8-0 libsodium23 libssl3 libsystemd0 libxml2 zlib1g ~ php-pear > /usr/sbin/php-fpm8.2
        php8.2-opcache 8.2.36-1~deb12u1 346240 1052672 < php-common ucf php8.2-common libc6 libgcc-s1
        php8.2-readline 8.2.36-1~deb12u1 12528 65536 < php-common ucf php8.2-common libc6 libedit2
        pinentry-curses 1.2.1-1 77448 143360 < libassuan0 libc6 libgpg-error0 libncursesw6 libtinfo6 ~ pinentry-doc > /usr/bin/pinentry-curses
        pkg-config 1.8.1-1 13688 29696 < pkgconf @ same # manage compile and link flags for libraries (transitional package)
        pkgconf 1.8.1-1 25892 66560 < pkgconf-bin > /usr/bin/pkg-config /usr/bin/x86_64-linux-gnu-pkg-config /usr/bin/x86_64-linux-gnu-pkgconf @ same # manage compile and link flags for libraries
        pkgconf-bin 1.8.1-1 29472 82944 < libc6 libpkgconf3 > /usr/bin/pkgconf
        polkitd 122-3 112024 481280 < adduser dbus libpam-systemd xml-core libc6 libduktape207 libexpat1 libglib2.0-0 libpam0g libpolkit-agent-1-0 libpolkit-gobject-1-0 libsystemd0 ~ polkitd-pkla > /usr/bin/pkaction /usr/bin/pkcheck /usr/bin/pkttyagent
        postgresql 15+248+deb12u2 10332 16384 < postgresql-15 ~ postgresql-doc @ all # object-relational SQL database (supported version)
        postgresql-15 15.20-0+deb12u1 17091392 55556096 < locales postgresql-client-15 postgresql-common ssl-cert tzdata debconf libc6 libgcc-s1 libgssapi-krb5-2 libicu72 libldap-2.5-0 libllvm14 liblz4-1 libpam0g libpq5 libselinux1 libssl3 libstdc++6 libsystemd0 libuuid1 libxml2 libxslt1.1 libzstd1 zlib1g ? sysstat
        postgresql-client 15+248+deb12u2 10340 16384 < postgresql-client-15 @ all # front-end programs for PostgreSQL (supported version)
        postgresql-client-15 15.20-0+deb12u1 1778868 8821760 < libpq5 postgresql-client-common sensible-utils libc6 liblz4-1 libreadline8 libssl3 libzstd1 zlib1g ~ postgresql-15 postgresql-doc-15
        postgresql-client-common 248+deb12u2 35284 133120 < netbase perl > /usr/bin/psql /usr/bin/createdb /usr/bin/dropdb /usr/bin/pg_dump /usr/bin/pg_dumpall /usr/bin/pg_restore /usr/bin/createuser /usr/bin/pg_isready /usr/bin/clusterdb /usr/bin/createlang /usr/bin/droplang /usr/bin/dropuser @ all
        postgresql-common 248+deb12u2 179624 675840 < init-system-helpers adduser debconf libjson-perl sysvinit-utils postgresql-client-common ssl-cert ucf perl ? e2fsprogs logrotate > /usr/bin/pg_ctlcluster /usr/bin/pg_lsclusters /usr/bin/pg_archivecleanup /usr/bin/pg_backupcluster /usr/bin/pg_buildext /usr/bin/pg_config /usr/bin/pg_conftool /usr/bin/pg_createcluster /usr/bin/pg_dropcluster /usr/bin/pg_renamecluster /usr/bin/pg_restorecluster /usr/sbin/pg_updatedicts @ all
        procps 2:4.0.2-3 708712 2141184 < libc6 libncursesw6 libproc2-0 libtinfo6 init-system-helpers ? psmisc > /bin/ps /usr/bin/top /usr/bin/free /bin/kill /usr/bin/pgrep /usr/bin/pkill /usr/bin/uptime /usr/bin/watch /usr/bin/vmstat /sbin/sysctl /usr/bin/w /usr/bin/pidwait # /proc file system utilities
        psmisc 23.6-1 258696 930816 < libc6 libtinfo6 > /usr/bin/killall /usr/bin/pstree /bin/fuser /usr/bin/peekfd /usr/bin/prtstat /usr/bin/pslog /usr/bin/pstree.x11 # utilities that use the proc file system
        publicsuffix 20230209.2326-1 126380 347136
        python-apt-common 2.6.0 64296 539648 @ all
        python-babel-localedata 2.10.3-1 5614700 29918208
        python3 3.11.2-1+b1 26300 82944 < python3-minimal python3.11 libpython3-stdlib ~ python3-doc python3-tk python3-venv > /usr/bin/pydoc3 /usr/bin/pdb3 /usr/bin/pygettext3 # interactive high-level object-oriented language (default python3 versi
        python3-apt 2.6.0 158528 701440 < python3 libapt-pkg6.0 libc6 libgcc-s1 libstdc++6 python-apt-common distro-info-data ? lsb-release iso-codes ~ python-apt-doc apt
        python3-asgiref 3.6.0-1 27636 99328 < python3 @ all
        python3-babel 2.10.3-1 103324 445440 < python-babel-localedata python3-pkg-resources python3-tz python3 > /usr/bin/pybabel-python3
        python3-blinker 1.5-1 14652 59392 < python3 ~ python-blinker-doc @ all
        python3-certifi 2022.9.24-1 152796 331776 < ca-certificates python3 @ all
        python3-cffi-backend 1.15.1-5+b1 84552 218112 < python3 libc6 libffi8 @ same
        python3-chardet 5.1.0+dfsg-2 109720 1171456 < python3 python3-pkg-resources > /usr/bin/chardet /usr/bin/chardetect @ all
        python3-charset-normalizer 3.0.1-2 49312 214016 < python3 > /usr/bin/normalizer @ all
        python3-click 8.1.3-2 92160 388096 < python3-colorama python3 @ all
        python3-colorama 0.4.6-2 36808 136192 < python3 @ all
        python3-cryptography 38.0.4-3+deb12u1 665368 3054592 < python3 python3-cffi-backend libc6 libgcc-s1 libssl3 ~ python-cryptography-doc python3-cryptography-vectors
        python3-dbus 1.3.2-4+b1 95104 414720 < python3 libc6 libdbus-1-3 libglib2.0-0 ? python3-gi ~ python-dbus-doc
        python3-dev 3.11.2-1+b1 26180 158720 < python3 libpython3-dev python3.11-dev python3-distutils libjs-sphinxdoc > /usr/bin/python3-config # header files and a static library for Python (default)
        python3-distro 1.8.0-1 20520 84992 < lsb-release python3 @ all
        python3-distutils 3.11.2-3 130936 653312 < python3 python3-lib2to3 @ all
        python3-dotenv 0.21.0-1 24916 92160 < python3 > /usr/bin/python-dotenv @ all
        python3-flask 2.2.2-3 105084 454656 < python3-click python3 python3-itsdangerous python3-jinja2 python3-werkzeug ? python3-asgiref python3-blinker python3-dotenv python3-pkg-resources ~ python-flask-doc > /usr/bin/flask @ all # micro web framework based on Werkzeug and Jinja2 - Python 3.x
        python3-gi 3.42.2-3+b1 219356 747520 < gir1.2-glib-2.0 python3 libc6 libffi8 libgirepository-1.0-1 libglib2.0-0
        python3-httplib2 0.20.4-3+deb12u1 39032 144384 < ca-certificates python3-pyparsing python3 @ all
        python3-idna 3.3-1+deb12u1 40956 343040 < python3 @ all
        python3-itsdangerous 2.1.2-3 16968 67584 < python3 ? python3-simplejson @ all
        python3-jinja2 3.1.2-1+deb12u3 120352 552960 < python3-markupsafe python3 ? python3-babel python3-pkg-resources ~ python-jinja2-doc @ all
        python3-jwt 2.6.0-1+deb12u1 27080 105472 < python3 ? python3-cryptography ~ python3-crypto @ all
        python3-lazr.restfulclient 0.14.5-1 50428 182272 < python3-httplib2 python3-lazr.uri python3-wadllib python3-distro python3 python3-oauthlib python3-pkg-resources python3-six @ all
        python3-lazr.uri 1.0.6-3 13688 74752 < python3 python3-pkg-resources @ all
        python3-lib2to3 3.11.2-3 76284 373760 < python3 @ all
        python3-markupsafe 2.1.2-1+b1 13196 54272 < python3 libc6
        python3-minimal 3.11.2-1+b1 26312 113664 < python3.11-minimal dpkg > /usr/bin/python3 /usr/bin/py3clean /usr/bin/py3compile /usr/bin/py3versions
        python3-oauthlib 3.2.2-1 95416 575488 < python3 python3-blinker python3-cryptography python3-jwt @ all
        python3-openssl 23.0.0-1 50788 249856 < python3-cryptography python3 ~ python-openssl-doc python3-openssl-dbg
        python3-pip 23.0.1+dfsg-1 1324972 6838272 < ca-certificates python3-distutils python3-setuptools python3-wheel python3 ? build-essential python3-dev > /usr/bin/pip /usr/bin/pip3 /usr/bin/pip3.11 @ all # Python package installer
        python3-pip-whl 23.0.1+dfsg-1 1717296 1788928 < ca-certificates @ all
        python3-pkg-resources 66.1.1-1+deb12u2 296604 1077248 < python3 ~ python3-setuptools @ all
        python3-pyinotify 0.9.6-2 27352 109568 < python3 ~ python-pyinotify-doc
        python3-pyparsing 3.0.9-1 138444 463872 < python3 ~ python-pyparsing-doc @ all
        python3-requests 2.28.1+dfsg-1 67868 237568 < python3-certifi python3-charset-normalizer python3-idna python3-urllib3 python3 ca-certificates python3-chardet ~ python3-cryptography python3-idna python3-openssl python3-socks python-requests-doc @ all # elegant and simple HTTP library for Python3, built for human beings
        python3-setuptools 66.1.1-1+deb12u2 521580 2594816 < python3-pkg-resources python3-distutils python3 ~ python-setuptools-doc @ all
        python3-setuptools-whl 66.1.1-1+deb12u2 1112076 1347584 @ all
        python3-simplejson 3.18.3-1 59804 268288 < python3 libc6
        python3-six 1.16.0-4 17516 64512 < python3 @ all
        python3-software-properties 0.99.30-4.1~deb12u1 32864 146432 < gpg iso-codes lsb-release python3 python3-apt python3-gi python3-lazr.restfulclient @ all
        python3-tz 2022.7.1-4 30136 105472 < tzdata python3
        python3-urllib3 1.26.12-1+deb12u4 114476 466944 < python3 python3-six ? ca-certificates ~ python3-brotli python3-cryptography python3-idna python3-openssl python3-socks @ all
        python3-venv 3.11.2-1+b1 1200 6144 < python3.11-venv python3 python3-distutils # venv module for python3 (default python3 version)
        python3-wadllib 1.3.6-4 37196 371712 < python3 python3-lazr.uri python3-pkg-resources @ all
        python3-werkzeug 2.2.2-3+deb12u1 206124 887808 < libjs-jquery python3-markupsafe python3 ? python3-openssl python3-pyinotify ~ ipython3 python-werkzeug-doc python3-lxml python3-pkg-resources python3-watchdog @ all
        python3-wheel 0.38.4-2 30808 134144 < python3-distutils python3 ~ python3-setuptools @ all
        python3.11 3.11.2-6+deb12u9 575032 666624 < python3.11-minimal libpython3.11-stdlib media-types ? ca-certificates ~ python3.11-venv python3.11-doc binutils > /usr/bin/pdb3.11 /usr/bin/pydoc3.11 /usr/bin/pygettext3.11
        python3.11-dev 3.11.2-6+deb12u9 619256 633856 < python3.11 libpython3.11-dev libpython3.11 ? libc6-dev > /usr/bin/python3.11-config
        python3.11-minimal 3.11.2-6+deb12u9 2054684 6904832 < libc6 libpython3.11-minimal libexpat1 zlib1g ? python3.11 ~ binfmt-support > /usr/bin/python3.11
        python3.11-venv 3.11.2-6+deb12u9 5896 28672 < python3.11 python3-pip-whl python3-setuptools-whl python3-distutils
        rake 13.0.6-3 83908 278528 < ruby ? zip > /usr/bin/rake @ all
        readline-common 8.2-1.3 68988 91136 < dpkg ~ readline-doc @ all
        redis-server 5:7.0.15-1~deb12u10 73908 187392 < init-system-helpers sysvinit-utils redis-tools > /usr/bin/redis-server # Persistent key-value database with network interface
        redis-tools 5:7.0.15-1~deb12u10 991988 5977088 < adduser libatomic1 libc6 libjemalloc2 liblzf1 libssl3 libsystemd0 ~ ruby-redis > /usr/bin/redis-cli /usr/bin/redis-benchmark /usr/bin/redis-check-aof /usr/bin/redis-check-rdb # Persistent key-value database with network interface (client)
        rpcsvc-proto 1.4.3-1 63268 251904 < libc6 > /usr/bin/rpcgen
        rsync 3.5.0+ds1-0+deb12u1 498456 959488 < init-system-helpers libacl1 libc6 liblz4-1 libpopt0 libssl3 libxxhash0 libzstd1 zlib1g ~ openssh-client openssh-server python3 python3-braceexpand > /usr/bin/rsync /usr/bin/rrsync /usr/bin/rsync-ssl # fast, versatile, remote (and local) file-copying tool
        ruby 1:3.1 5868 29696 < ruby3.1 libruby ruby-rubygems ~ ri ruby-dev > /usr/bin/ruby /usr/bin/irb /usr/bin/erb /usr/bin/rdoc /usr/bin/ri # Interpreter of object-oriented scripting language Ruby (default versio
        ruby-net-telnet 0.2.0-1 13076 58368 @ all
        ruby-optimist 3.0.0-2 16532 57344 @ all
        ruby-paint 2.2.0-1 17548 49152 @ all
        ruby-rubygems 3.3.15-2+deb12u1 292916 1204224 < ruby > /usr/bin/gem /usr/bin/update_rubygems @ all
        ruby-sdbm 1.0.0-5+b1 15440 60416 < libc6 libruby3.1 libruby @ same
        ruby-webrick 1.8.1-1 51376 244736 @ all
        ruby-xmlrpc 0.3.2-2 24436 106496 < ruby-webrick @ all
        ruby3.1 3.1.2-7+deb12u1 663332 745472 < rubygems-integration libc6 libcrypt1 libgmp10 libruby3.1 zlib1g ? fonts-lato libjs-jquery > /usr/bin/ruby3.1 /usr/bin/bundle3.1 /usr/bin/bundler3.1 /usr/bin/erb3.1 /usr/bin/gem3.1 /usr/bin/irb3.1 /usr/bin/racc3.1 /usr/bin/rake3.1 /usr/bin/rbs3.1 /usr/bin/rdbg3.1 /usr/bin/rdoc3.1 /usr/bin/ri3.1
        rubygems-integration 1.18 6704 26624 < ca-certificates ~ bundler @ all
        screen 4.9.0-4 591316 1020928 < libc6 libcrypt1 libpam0g libtinfo6 libutempter0 debianutils ~ byobu screenie iselect ncurses-term > /usr/bin/screen # terminal multiplexer with VT100/ANSI terminal emulation
        *sed 4.9-1+deb12u1 329092 1010688 < libacl1 libc6 libselinux1 > /bin/sed
        sensible-utils 0.0.17+nmu1 19020 57344 > /usr/bin/select-editor /usr/bin/sensible-browser /usr/bin/sensible-editor /usr/bin/sensible-pager @ all
        sgml-base 1.31 15372 71680 < dpkg ~ sgml-base-doc > /usr/sbin/update-catalog /usr/sbin/install-sgmlcatalog @ all
        shared-mime-info 2.2-1 728896 5150720 < libc6 libglib2.0-0 libxml2 > /usr/bin/update-mime-database
        sl 5.02-1+b1 13172 61440 < libc6 libncurses6 libtinfo6 > /usr/games/sl # Correct you if you type `sl' by mistake
        socat 1.7.4.4-2 375188 1551360 < libc6 libssl3 libwrap0 > /usr/bin/socat /usr/bin/filan /usr/bin/procan # multipurpose relay for bidirectional data transfer
        software-properties-common 0.99.30-4.1~deb12u1 62100 460800 < ca-certificates gir1.2-glib-2.0 gir1.2-packagekitglib-1.0 packagekit python-apt-common python3 python3-dbus python3-gi python3-software-properties > /usr/bin/add-apt-repository /usr/bin/apt-add-repository @ all # manage the repositories that you install software from (common)
        sqlite3 3.40.1-2+deb12u2 353348 545792 < libc6 libreadline8 libsqlite3-0 zlib1g ~ sqlite3-doc > /usr/bin/sqlite3 # Command line interface for SQLite 3
        ssl-cert 1.1.2 21120 65536 < debconf openssl adduser > /usr/sbin/make-ssl-cert @ all
        strace 6.1-0.1 1313880 2907136 < libc6 libunwind8 > /usr/bin/strace /usr/bin/strace-log-merge # System call tracer
        stress 1.0.7-1 21944 57344 < libc6 > /usr/bin/stress # tool to impose load on and stress test a computer system
        stress-ng 0.15.06-2 2363100 9048064 < libapparmor1 libbsd0 libc6 libcrypt1 libegl1 libgbm1 libgles2 libipsec-mb1 libjpeg62-turbo libjudydebian1 libkmod2 libsctp1 libxxhash0 zlib1g > /usr/bin/stress-ng # tool to load and stress a computer
        sudo 1.9.13p3-1+deb12u4 1890344 6200320 < init-system-helpers libaudit1 libc6 libpam0g libselinux1 zlib1g libpam-modules > /usr/bin/sudo /usr/sbin/visudo /usr/bin/cvtsudoers /usr/sbin/sudo_logsrvd /usr/sbin/sudo_sendlog /usr/bin/sudoedit /usr/bin/sudoreplay # Provide limited super user privileges to specific users
        supervisor 4.2.5-1 310800 1747968 < init-system-helpers sysvinit-utils python3-pkg-resources python3 ~ supervisor-doc > /usr/bin/supervisord /usr/bin/supervisorctl /usr/bin/pidproxy /usr/bin/echo_supervisord_conf @ all # System for controlling process state
        sysstat 12.6.1-1 595548 1827840 < sysvinit-utils ucf xz-utils debconf libc6 libsensors5 ? cron ~ isag > /usr/bin/cifsiostat /usr/bin/iostat /usr/bin/mpstat /usr/bin/pidstat /usr/bin/sadf /usr/bin/sar.sysstat /usr/bin/tapestat
        systemd 252.39-1~deb12u2 3043940 9900032 < libblkid1 libc6 libcap2 libgcrypt20 liblz4-1 liblzma5 libmount1 libselinux1 libssl3 libzstd1 libacl1 libaudit1 libcryptsetup12 libfdisk1 libkmod2 libp11-kit0 libseccomp2 libsystemd-shared libsystemd0 mount ? dbus systemd-timesyncd ~ systemd-container systemd-homed systemd-userdbd systemd-boot systemd-resolved libfido2-1 libqrencode4 libtss2-esys-3.0.2-0 > /bin/systemd /bin/systemctl /bin/journalctl /usr/bin/busctl /usr/bin/hostnamectl /usr/bin/kernel-install /usr/bin/localectl /bin/loginctl /bin/networkctl /usr/bin/systemd-analyze /usr/bin/systemd-cat /usr/bin/systemd-cgls
        systemd-sysv 252.39-1~deb12u2 42884 75776 < systemd ? libpam-systemd libnss-systemd > /sbin/shutdown /sbin/init /sbin/halt /sbin/reboot /sbin/poweroff /sbin/runlevel /sbin/telinit
        systemd-timesyncd 252.39-1~deb12u2 64060 151552 < libc6 libsystemd-shared systemd
        *sysvinit-utils 3.06-4 30996 102400 < libc6 > /sbin/fstab-decode /sbin/killall5 /bin/pidof
        *tar 1.34+dfsg-1.2+deb12u1 836288 3219456 < libacl1 libc6 libselinux1 ~ bzip2 ncompress xz-utils tar-scripts tar-doc > /bin/tar /usr/sbin/rmt-tar /usr/sbin/tarcat
        tcpdump 4.99.3-1 466880 1363968 < adduser libc6 libpcap0.8 libssl3 ~ apparmor > /usr/bin/tcpdump # command-line network traffic analyzer
        telnet 0.17+2.4-2+deb12u3 41896 55296 < inetutils-telnet @ all # transitional dummy package for inetutils-telnet default switch
        time 1.9-0.2 50776 132096 < libc6 > /usr/bin/time # GNU time program for measuring CPU resource usage
        tini 0.19.0-1+b3 267204 748544 < libc6 > /usr/bin/tini /usr/bin/tini-static # tiny but valid init for containers
        tmux 3.3a-3 454536 1132544 < libc6 libevent-core-2.1-7 libtinfo6 libutempter0 > /usr/bin/tmux # terminal multiplexer
        traceroute 1:2.1.2-1 51456 158720 < libc6 > /usr/bin/traceroute /usr/bin/lft.db /usr/sbin/tcptraceroute.db /usr/bin/traceproto.db /usr/bin/traceroute-nanog /usr/bin/traceroute.db /usr/bin/traceroute6.db # Traces the route taken by packets over an IPv4/IPv6 network
        tree 2.1.0-1 52464 115712 < libc6 > /usr/bin/tree # displays an indented directory tree, in color
        *tzdata 2026f-0+deb12u1 307832 2632704 < debconf @ all # time zone and daylight-saving time data
        ucf 3.0043+nmu1+deb12u1 55312 219136 < debconf sensible-utils > /usr/bin/ucf /usr/bin/lcf /usr/bin/ucfq /usr/bin/ucfr @ all
        unzip 6.0-28+deb12u1 166504 389120 < libbz2-1.0 libc6 ~ zip > /usr/bin/unzip /usr/bin/funzip /usr/bin/unzipsfx /usr/bin/zipgrep /usr/bin/zipinfo # De-archiver for .zip files
        *usr-is-merged 37~deb12u1 5616 13312 @ all
        *util-linux 2.38.1-5+deb12u3 1177276 5097472 < libblkid1 libc6 libcap-ng0 libcrypt1 libmount1 libpam0g libselinux1 libsmartcols1 libsystemd0 libtinfo6 libudev1 libuuid1 zlib1g util-linux-extra ? sensible-utils ~ dosfstools kbd util-linux-locales > /bin/su /bin/lsblk /bin/dmesg /bin/more /usr/bin/getopt /bin/findmnt /usr/bin/lscpu /sbin/mkfs /sbin/blkid /usr/bin/nsenter /usr/bin/unshare /usr/bin/setpriv
        *util-linux-extra 2.38.1-5+deb12u3 110728 374784 < libaudit1 libc6 libsmartcols1 > /sbin/hwclock /usr/bin/fincore /usr/bin/lsfd /usr/bin/lsirq
        vim 2:9.0.1378-2+deb12u2 1567756 3737600 < vim-common vim-runtime libacl1 libc6 libgpm2 libselinux1 libsodium23 libtinfo6 ~ ctags vim-doc vim-scripts > /usr/bin/vim /usr/bin/editor /usr/bin/vi /usr/bin/view /usr/bin/vimdiff /usr/bin/vim.basic # Vi IMproved - enhanced vi editor
        vim-common 2:9.0.1378-2+deb12u2 124836 250880 ? xxd > /usr/bin/helpztags @ all
        vim-runtime 2:9.0.1378-2+deb12u2 7026844 37279744 ? vim > /usr/bin/vimtutor @ all
        vim-tiny 2:9.0.1378-2+deb12u2 719960 1729536 < vim-common libacl1 libc6 libselinux1 libtinfo6 ~ indent > /usr/bin/editor /usr/bin/vi /usr/bin/view /usr/bin/vim.tiny # Vi IMproved - enhanced vi editor - compact version
        wget 1.21.3-1+deb12u1 937340 3605504 < libc6 libgnutls30 libidn2-0 libnettle8 libpcre2-8-0 libpsl5 libuuid1 zlib1g ? ca-certificates > /usr/bin/wget # retrieves files from the web
        xauth 1:1.1.2-1 35960 82944 < libc6 libx11-6 libxau6 libxext6 libxmuu1 > /usr/bin/xauth
        xdg-user-dirs 0.18-1 54396 385024 < libc6 > /usr/bin/xdg-user-dir /usr/bin/xdg-user-dirs-update
        xml-core 0.18+nmu1 23752 120832 < sed sgml-base ~ debhelper > /usr/sbin/update-xmlcatalog /usr/bin/dh_installxmlcatalogs @ all
        xxd 2:9.0.1378-2+deb12u2 84116 138240 < libc6 > /usr/bin/xxd # tool to make (or reverse) a hex dump
        xz-utils 5.4.1-1+deb12u2 471448 1255424 < libc6 liblzma5 > /usr/bin/xz /usr/bin/unxz /usr/bin/xzcat /usr/bin/lzmainfo /usr/bin/xzcmp /usr/bin/xzdiff /usr/bin/xzegrep /usr/bin/xzfgrep /usr/bin/xzgrep /usr/bin/xzless /usr/bin/xzmore # XZ-format compression utilities
        zip 3.0-13+deb12u1 230316 630784 < libbz2-1.0 libc6 ? unzip > /usr/bin/zip /usr/bin/zipcloak /usr/bin/zipnote /usr/bin/zipsplit # Archiver for .zip files
        *zlib1g 1:1.2.13.dfsg-1 86684 172032 < libc6 @ same
        zlib1g-dev 1:1.2.13.dfsg-1 916272 1341440 < zlib1g libc6-dev @ same # compression library - development
        """)
}
