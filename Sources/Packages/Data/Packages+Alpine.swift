extension PackageIndex {
    /// The packages of Alpine 3.22, as far as they are simulated. `CatalogueLine` tells how to read a line; `*` is
    /// what the base image has.
    static let alpine = PackageIndex(
        """
        acl-libs 2.3.2-r1 14590 33963 # Access control list utilities (libraries)
        ada-libs 2.9.2-r4 257626 542039 < libgcc libstdc++ # WHATWG-compliant and fast URL parser (libraries)
        agetty 2.41-r9 26442 59043 # alternative linux getty from util-linux
        *alpine-baselayout 3.7.0-r0 8245 6441 < alpine-baselayout-data busybox-binsh # Alpine base dir structure and init scripts
        *alpine-baselayout-data 3.7.0-r0 11390 19171 # Alpine base dir structure and init scripts
        *alpine-keys 2.5-r0 12080 14058 # Public keys for Alpine Linux packages
        *alpine-release 3.22.1-r0 2091 343 < alpine-keys # Alpine release data
        apache2 2.4.65-r0 697605 1659299 < libuuid apr libexpat apr-util pcre2 > /usr/sbin/httpd /usr/sbin/apachectl /usr/bin/ab ! pre-install # A high performance Unix-based HTTP server
        *apk-tools 2.14.9-r2 28839 69998 < ca-certificates-bundle libapk2 libcrypto3 musl zlib > /sbin/apk # Alpine Package Keeper - package manager for alpine
        apr 1.7.5-r0 98485 232269 < libuuid # The Apache Portable Runtime
        apr-util 1.6.3-r1 88389 218678 < apr libexpat # The Apache Portable Runtime Utility Library
        argon2-libs 20190702-r5 19156 37977 # The password hash Argon2, winner of PHC (libraries)
        bash 5.2.37-r0 555904 1273404 < ncurses-terminfo-base libncursesw readline > /bin/bash /usr/bin/bashbug ! post-install # The GNU Bourne Again shell
        bash-completion 2.16.0-r0 461941 1116808 # Command-line tab-completion for bash
        bc 1.08.1-r1 56395 130740 < readline > /usr/bin/bc /usr/bin/dc # An arbitrary precision numeric processing language (calculator)
        bind-libs 9.20.11-r0 1329278 3133440 < fstrm krb5-libs json-c nghttp2-libs protobuf-c userspace-rcu libuv libxml2 # The ISC DNS server (libraries)
        bind-tools 9.20.11-r0 436580 1028019 < fstrm krb5-libs bind-libs > /usr/bin/dig /usr/bin/host /usr/bin/nslookup /usr/bin/nsupdate /usr/bin/delv # The ISC DNS tools
        binutils 2.44-r2 5237822 11560977 < jansson libgcc libstdc++ zstd-libs > /usr/bin/ld /usr/bin/as /usr/bin/ar /usr/bin/nm /usr/bin/objdump /usr/bin/strip # Tools necessary to build programs
        blkid 2.41-r9 44594 103770 < libblkid > /sbin/blkid # Block device identification tool from util-linux
        brotli-libs 1.1.0-r2 410342 934936 # Generic lossless compressor (libraries)
        build-base 0.5-r3 1277 1 < binutils file gcc g++ make musl-dev fortify-headers patch # Meta package for build base
        *busybox 1.37.0-r18 507973 817586 < musl > /bin/busybox + ssl_client ! trigger # Size optimized toolbox of many common UNIX utilities
        *busybox-binsh 1.37.0-r18 1565 1 < busybox > /bin/sh # busybox ash /bin/sh
        bzip2 1.0.8-r6 29191 64460 < libbz2 > /usr/bin/bzip2 /usr/bin/bunzip2 /usr/bin/bzcat # A high-quality data compression program
        c-ares 1.34.5-r0 101481 239385 # Asynchronous DNS/names resolver library
        ca-certificates 20250619-r0 104563 259010 < ca-certificates-bundle > /usr/sbin/update-ca-certificates /usr/bin/c_rehash ! trigger post-deinstall # Common CA certificates PEM files from Mozilla
        *ca-certificates-bundle 20250619-r0 132314 222981 # Pre generated bundle of Mozilla certificates
        cargo 1.87.0-r0 14289479 31130239 < rust libcurl libgcc sqlite-libs zstd-libs > /usr/bin/cargo # The Rust package manager
        cfdisk 2.41-r9 46102 108101 < libfdisk libmount libncursesw libsmartcols > /sbin/cfdisk # Curses based partition table manipulator from util-linux
        cmake 3.31.7-r1 18432298 40243665 < libarchive libcurl libexpat libformw libgcc libncursesw rhash-libs libstdc++ libuv > /usr/bin/cmake /usr/bin/ctest /usr/bin/cpack # Cross-platform, open-source make system
        coreutils 9.7-r1 534215 1159816 < coreutils-env coreutils-fmt coreutils-sha512sum acl-libs libattr skalibs-libs utmps-libs > /usr/bin/coreutils # The basic file, shell and text manipulation utilities
        coreutils-env 9.7-r1 34414 76799 > /usr/bin/env # The basic file, shell and text manipulation utilities (env)
        coreutils-fmt 9.7-r1 31445 63787 > /usr/bin/fmt # The basic file, shell and text manipulation utilities (fmt)
        coreutils-sha512sum 9.7-r1 26523 63761 > /usr/bin/sha512sum # The basic file, shell and text manipulation utilities (sha512sum)
        curl 8.14.1-r1 109287 266799 < libcurl > /usr/bin/curl # URL retrival utility and library
        dcron 4.5-r9 29374 65468 > /usr/sbin/crond /usr/bin/crontab # dillon's lightweight cron daemon
        dmesg 2.41-r9 28149 67444 < libncursesw > /bin/dmesg # print or control the kernel ring buffer from util-linux
        docker-cli 28.3.3-r1 15899100 37673936 < ca-certificates > /usr/bin/docker # Docker CLI
        docker-cli-compose 2.36.2-r1 29680775 63283744 < docker-cli > /usr/libexec/docker/cli-plugins/docker-compose # A Docker CLI plugin for extended build capabilities
        dumb-init 1.2.5-r3 13941 27303 > /usr/bin/dumb-init # minimal init system for Linux containers
        figlet 2.2.5-r3 277715 647233 > /usr/bin/figlet # Program for making large letters out of ordinary text
        file 5.46-r2 11648 27167 < libmagic > /usr/bin/file # File type identification utility
        findmnt 2.41-r9 30136 71102 < libmount libsmartcols > /bin/findmnt # Find a filesystem from util-linux
        findutils 4.10.0-r0 188327 447799 > /usr/bin/find /usr/bin/xargs # GNU utilities for finding files
        flock 2.41-r9 12263 25753 > /usr/bin/flock # Manage locks from shell scripts from util-linux
        fontconfig 2.15.0-r3 255297 528210 < libexpat freetype # Library for configuring and customizing font access
        fortify-headers 1.1-r5 37494 91986 # standalone fortify source implementation
        fortune 0.1-r2 983203 2232963 > /usr/bin/fortune # A program that displays a pseudorandom message
        freetype 2.13.3-r0 322853 661507 < libbz2 libpng brotli-libs # TrueType font rendering library
        fstrim 2.41-r9 20980 46622 < libmount > /sbin/fstrim # Discard unused blocks on a mounted filesystem from util-linux
        fstrm 0.6.1-r4 32656 66163 # Frame Streams implementation in C
        g++ 14.2.0-r6 21570204 44565091 < libstdc++-dev gcc musl-dev gmp isl26 mpc1 mpfr4 > /usr/bin/g++ /usr/bin/c++ # GNU C++ standard library and compiler
        gawk 5.3.2-r2 429149 1042455 > /usr/bin/gawk # GNU awk pattern-matching language
        gcc 14.2.0-r6 62613379 142951323 < libgcc binutils libgomp libatomic gmp isl26 mpfr4 mpc1 libstdc++ zstd-libs > /usr/bin/gcc /usr/bin/cc /usr/bin/cpp /usr/bin/gcov # The GNU Compiler Collection
        gdbm 1.24-r0 32274 68789 # GNU dbm is a set of database routines that use extensible hashing
        gettext 0.24.1-r0 1345487 2795815 < gettext-envsubst libgomp gettext-libs libintl libunistring libxml2 > /usr/bin/msgfmt /usr/bin/msgmerge /usr/bin/xgettext # GNU locale utilities
        gettext-envsubst 0.24.1-r0 40010 80720 < libintl > /usr/bin/envsubst # substitutes the values of environment variables
        gettext-libs 0.24.1-r0 1157097 2519385 < libintl libunistring # GNU gettext libraries
        giflib 5.2.2-r1 22574 45289 # A library for reading and writing GIF images
        git 2.49.1-r0 3058608 7127993 < libcurl libexpat pcre2 > /usr/bin/git /usr/bin/git-shell /usr/bin/scalar + git-init-template # Distributed version control system
        git-init-template 2.49.1-r0 13017 27618 # Distributed version control system (template directory)
        gmp 6.3.0-r3 222896 427956 # free library for arbitrary precision arithmetic
        go 1.24.6-r0 94161443 223129723 < binutils gcc musl-dev > /usr/bin/go /usr/bin/gofmt # Go programming language compiler
        grep 3.12-r0 93914 207604 < pcre2 > /bin/grep /bin/egrep /bin/fgrep # Searches input files for lines containing a match to a specified pattern
        gzip 1.14-r0 51061 119057 > /bin/gzip /bin/gunzip /bin/zcat # Popular data compression program
        haproxy 3.2.4-r0 2239834 5171211 < lua5.4-libs pcre2 > /usr/sbin/haproxy ! pre-install # A TCP/HTTP reverse proxy for high availability environments
        hexdump 2.41-r9 22630 46561 < libncursesw > /usr/bin/hexdump # ASCII, decimal, hexadecimal, octal dump from util-linux
        htop 3.4.1-r0 138792 316725 < libncursesw > /usr/bin/htop # Interactive process viewer
        icu-data-en 76.1-r1 1445183 3009341 ! post-install # Stripped down ICU data with only en_US/GB locale
        icu-libs 76.1-r1 2109486 4771010 < icu-data-en libgcc libstdc++ # International Components for Unicode library (libraries)
        iperf3 3.19.1-r0 120785 276059 > /usr/bin/iperf3 # A tool to measure IP bandwidth using UDP or TCP
        iproute2 6.15.0-r0 386442 901268 < libcap2 libelf libmnl iproute2-minimal iproute2-tc iproute2-ss > /sbin/bridge /sbin/devlink /sbin/rdma ! post-install # IP Routing Utilities
        iproute2-minimal 6.15.0-r0 237432 535595 < libcap2 libelf libmnl > /sbin/ip # Minimal IP routing utilities (only ip command)
        iproute2-ss 6.15.0-r0 76605 176114 < libcap2 libelf libmnl > /bin/ss # socket statistics (ss)
        iproute2-tc 6.15.0-r0 265115 591533 < libcap2 libelf libmnl libxtables > /sbin/tc # IP traffic control (tc)
        iputils 20240905-r0 1305 1 < iputils-arping iputils-clockdiff iputils-ping iputils-tracepath # IP Configuration Utilities (and Ping)
        iputils-arping 20240905-r0 12650 25923 < libcap2 > /usr/sbin/arping # IP Configuration Utilities: arping
        iputils-clockdiff 20240905-r0 8411 18145 < libcap2 > /usr/sbin/clockdiff # IP Configuration Utilities: clockdiff
        iputils-ping 20240905-r0 33379 66967 < libcap2 > /bin/ping /bin/ping6 # IP Configuration Utilities: ping
        iputils-tracepath 20240905-r0 7405 13941 > /usr/sbin/tracepath # IP Configuration Utilities: tracepath
        isl26 0.26-r1 1007993 2238430 < gmp # An Integer Set Library for the Polyhedral Model
        jansson 2.14.1-r0 31550 68404 # lightweight JSON library
        java-cacerts 1.0-r1 2205 3452 < p11-kit-trust ca-certificates ! trigger # Script to update Java cacerts store
        java-common 0.5-r0 2737 4362 ! trigger # Java common (updates java links)
        jq 1.8.0-r0 288458 659997 < oniguruma > /usr/bin/jq # A lightweight and flexible command-line JSON processor
        json-c 0.18-r1 31987 76497 # A JSON implementation in C
        judy 1.0.5-r1 78973 177894 # C library that implements a dynamic array
        keyutils-libs 1.6.3-r4 7913 17681 # Key utilities library
        krb5-conf 1.0-r2 1650 450 # Shared krb5.conf for both MIT krb5 and heimdal
        krb5-libs 1.21.3-r0 868875 1793751 < krb5-conf libcom_err keyutils-libs libverto # The shared libraries used by Kerberos 5
        lcms2 2.16-r0 154272 336044 # Color Management Engine
        less 679-r0 97067 198287 < libncursesw > /usr/bin/less /usr/bin/lesskey # File pager
        libaio 0.3.113-r2 9456 19245 # Asynchronous input/output library
        *libapk2 2.14.9-r2 80746 184016 < libcrypto3 libssl3 musl zlib # Alpine Package Keeper - package manager for alpine
        libapparmor 4.1.0-r0 49491 115075 # AppArmor library
        libarchive 3.8.1-r0 344184 723125 < acl-libs libbz2 libexpat lz4-libs xz-libs zstd-libs # multi-format archive and compression library
        libatomic 14.2.0-r6 20347 43467 # GCC Atomic library
        libattr 2.5.2-r2 15047 31533 # utilities for managing filesystem extended attributes (libraries)
        libblkid 2.41-r9 78891 195478 < libeconf # Block device identification library from util-linux
        libbsd 0.12.2-r0 29642 63750 < libmd # commonly-used BSD functions not implemented by all libcs
        libbz2 1.0.8-r6 31993 73981 # Shared library for bz2
        libcap-ng 0.8.5-r0 15728 31840 # POSIX capabilities library
        libcap2 2.76-r0 21498 47163 # POSIX 1003.1e capabilities (libraries)
        libcom_err 1.47.2-r2 9093 18128 # Common error description library
        *libcrypto3 3.5.1-r0 1978254 5214068 < musl # Crypto library from openssl
        libcurl 8.14.1-r1 300227 685418 < ca-certificates-bundle brotli-libs c-ares libidn2 nghttp2-libs libpsl zstd-libs # The multiprotocol file transfer library
        libdw 0.193-r0 308043 658123 < libbz2 libelf musl-fts xz-libs zstd-libs # ELF parsing library for manipulating DWARF debug info
        libeconf 0.6.3-r0 35451 74735 # Enhanced Config File Parser
        libecpg 17.6-r0 54343 125923 < libpq # Embedded PostgreSQL C library
        libecpg-dev 17.6-r0 125478 270083 < libecpg libpq-dev > /usr/bin/ecpg # Embedded PostgreSQL C library (development files)
        libedit 20250104.3.1-r1 74885 178761 < libncursesw # BSD line editing library
        libelf 0.193-r0 55437 128795 < zstd-libs # Libraries to handle compiled objects (libelf)
        libevent 2.1.12-r8 347488 799052 < libcrypto3 # Event notification library
        libexpat 2.7.1-r0 65255 136192 # XML Parser library written in C (libraries)
        libfdisk 2.41-r9 115786 272718 < libblkid libuuid # Partitioning library for fdisk-like programs
        libffi 3.4.8-r0 18138 39814 # portable, high level programming interface to various calling conventions.
        libffi-dev 3.4.8-r0 13000 28277 < libffi pkgconf # portable, high level programming interface (development files)
        libformw 6.5_p20250503-r0 32198 68475 < libncursesw # ncurses form library
        libgcc 14.2.0-r6 73890 173438 # GNU C compiler runtime libraries
        libgcrypt 1.10.3-r1 535484 1185776 < libgpg-error # General purpose crypto library based on the code used in GnuPG
        libgomp 14.2.0-r6 137818 330406 # GCC shared-memory parallel programming API library
        libgpg-error 1.55-r0 83546 172958 < libintl # Support library for libgcrypt
        libice 1.1.2-r0 43698 89024 # X11 Inter-Client Exchange library
        libidn2 2.3.7-r0 85309 198613 < libunistring # Encode/Decode library for internationalized domain names
        libintl 0.24.1-r0 63249 136571 # GNU gettext runtime library
        libjpeg-turbo 3.1.0-r0 297360 644915 # Accelerated baseline JPEG compression and decompression library
        libldap 2.6.8-r0 156130 374532 < libsasl # OpenLDAP libraries
        liblksctp 1.0.20-r0 14552 30853 # The Linux SCTP helper library (libraries)
        libmagic 5.46-r2 4120331 10097137 # File type identification library
        libmd 1.1.0-r0 21809 50623 # Message Digest functions from BSD systems
        libmnl 1.0.5-r2 11503 22601 # Library for minimalistic netlink
        libmount 2.41-r9 114875 272496 < libblkid libeconf # Block device identification library from util-linux
        libncursesw 6.5_p20250503-r0 159322 342618 < ncurses-terminfo-base # Console display library (libncursesw)
        libpanelw 6.5_p20250503-r0 7208 14495 < libncursesw # ncurses panel library
        libpcap 1.10.5-r1 113230 244631 # A system-independent interface for user-level packet capture
        libpng 1.6.47-r0 79413 185644 # Portable Network Graphics library
        libpq 17.6-r0 161761 330721 # PostgreSQL client library
        libpq-dev 17.6-r0 997907 2468335 < libpq openssl-dev > /usr/bin/pg_config # PostgreSQL client library (development files)
        libproc2 4.0.4-r3 29384 70133 # Library for monitoring system and its processes
        libpsl 0.21.5-r3 31227 75005 < libidn2 libunistring # C library for the Publix Suffix List
        libsasl 2.1.28-r8 71598 167609 < gdbm # Cyrus Simple Authentication and Security Layer (SASL) library
        libseccomp 2.6.0-r0 68955 167294 # interface to the Linux Kernel's syscall filtering mechanism
        libsm 1.2.5-r0 14834 34729 < libice libuuid # X11 Session Management library
        libsmartcols 2.41-r9 49666 121808 # Formatting library for ls-like programs
        libssh2 1.11.1-r0 86359 198747 # library for accessing ssh1/ssh2 protocol servers
        *libssl3 3.5.1-r0 381095 843422 < libcrypto3 musl # SSL shared libraries
        libstdc++ 14.2.0-r6 1128549 2771128 < libgcc # GNU C++ standard runtime library
        libstdc++-dev 14.2.0-r6 8344481 19866146 < libstdc++ # GNU C++ standard library (development files)
        libtasn1 4.20.0-r0 29479 67399 # The ASN.1 library used in GNUTLS
        libucontext 1.3.2-r0 7088 14071 # ucontext implementation for non-glibc systems
        libunistring 1.3-r0 736225 1902301 # Library for manipulating Unicode strings and C strings
        libuuid 2.41-r9 12736 30015 # DCE compatible Universally Unique Identifier library
        libuv 1.51.0-r0 81651 177136 # Cross-platform asychronous I/O
        libverto 0.3.2-r2 9593 21745 # Main loop abstraction library
        libx11 1.8.11-r0 1123657 2329788 < libxcb # X11 client-side library
        libxau 1.0.12-r0 7516 14320 # X11 authorisation library
        libxcb 1.17.0-r0 419506 990086 < libxau libxdmcp # X11 client-side library
        libxdmcp 1.1.5-r1 13573 26544 < libbsd # X11 Display Manager Control Protocol library
        libxext 1.3.6-r2 33208 68583 < libx11 # X11 miscellaneous extensions library
        libxi 1.8.2-r0 27733 59545 < libx11 libxext # X11 Input extension library
        libxml2 2.13.8-r0 446194 1076073 < xz-libs # XML parsing library, version 2
        libxrender 0.9.12-r0 19812 42758 < libx11 # X Rendering Extension client library
        libxtables 1.8.11-r1 28490 60152 # iptables library
        libxtst 1.2.5-r0 13149 30740 < libx11 libxext libxi # X11 Testing -- Resource extension library
        libxxhash 0.8.3-r0 32771 71428 # Extremely fast non-cryptographic hash algorithm (libraries)
        linux-headers 6.14.2-r0 3738596 7659623 # Linux system headers
        linux-pam 1.7.0-r4 411084 840951 < skalibs-libs utmps-libs # Linux PAM (Pluggable Authentication Modules for Linux)
        llvm20-libs 20.1.6-r0 68612312 142643686 < libffi libgcc libstdc++ libxml2 zstd-libs # LLVM version 20 (runtime library)
        logger 2.41-r9 17178 38500 > /usr/bin/logger # Logger command from util-linux
        logrotate 3.22.0-r0 54020 112491 < acl-libs popt > /usr/sbin/logrotate # Tool to rotate logfiles
        losetup 2.41-r9 35441 71045 < libsmartcols > /sbin/losetup # Loop device control from util-linux
        lsblk 2.41-r9 61336 144717 < libblkid libmount libsmartcols > /bin/lsblk # Block device list from util-linux
        lscpu 2.41-r9 47805 107546 < libsmartcols > /usr/bin/lscpu # CPU architecture information helper from util-linux
        lsof 4.99.4-r1 78056 185507 > /usr/bin/lsof # LiSt Open Files
        lua5.4-libs 5.4.7-r0 117865 251428 # Embeddable programming language (libraries)
        lz4-dev 1.10.0-r0 109263 259722 < lz4-libs pkgconf # LZ4 (development files)
        lz4-libs 1.10.0-r0 68306 148912 # LZ4 is lossless compression algorithm with fast decoder
        make 4.4.1-r3 107740 225349 > /usr/bin/make # GNU make utility to maintain groups of programs
        mariadb 11.4.8-r0 12099599 28467998 < mariadb-common libaio libcurl libgcc linux-pam libstdc++ libxml2 > /usr/bin/mariadbd /usr/bin/mariadb-install-db /usr/bin/mariadbd-safe ! pre-install # A fast SQL database server
        mariadb-client 11.4.8-r0 15431782 38195749 < mariadb-common libgcc libncursesw libstdc++ > /usr/bin/mariadb /usr/bin/mysql /usr/bin/mariadb-admin /usr/bin/mysqladmin /usr/bin/mariadb-dump /usr/bin/mysqldump # client for the MariaDB database
        mariadb-common 11.4.8-r0 48042 104739 # MariaDB common files for both server and client
        mcookie 2.41-r9 12563 26130 > /usr/bin/mcookie # Generate magic cookies for xauth from util-linux
        memcached 1.6.38-r0 122763 251160 < libevent gdbm libsasl libseccomp > /usr/bin/memcached ! pre-install # Distributed memory object caching system
        mii-tool 2.10-r3 11481 22509 > /sbin/mii-tool # media-independent interface tool
        mount 2.41-r9 22731 50301 < libmount libsmartcols > /bin/mount # Mount tool from util-linux
        mpc1 1.3.1-r1 51305 109063 < gmp mpfr4 # Multiprecision C library
        mpdecimal 4.0.1-r0 117169 245717 < libgcc libstdc++ # complete implementation of the General Decimal Arithmetic Specification
        mpfr4 4.2.1_p1-r0 278196 656019 < gmp # multiple-precision floating-point library
        mtr 0.95-r2 71523 156344 < jansson libncursesw > /usr/sbin/mtr /usr/sbin/mtr-packet # Full screen ncurses traceroute tool
        *musl 1.2.5-r10 411412 662040 # the musl c library (libc) implementation
        musl-dev 1.2.5-r10 3985389 9790392 < musl # the musl c library (libc) implementation (development files)
        musl-fts 1.2.7-r6 8958 19387 # Implementation of fts(3) for musl libc
        *musl-utils 1.2.5-r10 13598 55833 < scanelf musl > /usr/bin/getconf /usr/bin/getent /usr/bin/iconv /usr/bin/ldd /sbin/ldconfig # the musl c library (libc) implementation
        mysql-client 11.4.8-r0 1413 1 < mariadb-client # dummy package for migration
        nano 8.4-r0 298648 642130 < libncursesw > /usr/bin/nano # Enhanced clone of the Pico text editor
        ncurses-terminfo-base 6.5_p20250503-r0 22399 100632 # Descriptions of common terminals
        net-tools 2.10-r3 161018 366862 < mii-tool > /bin/netstat /sbin/ifconfig /sbin/route /sbin/arp /bin/hostname # Linux Net Tools
        netcat-openbsd 1.229.1-r0 19075 43648 < libmd libbsd > /usr/bin/nc # The TCP/IP swiss army knife. OpenBSD variant.
        nghttp2-libs 1.65.0-r0 57249 132745 # HTTP/2 C client, server and proxy (libraries)
        nginx 1.28.0-r3 525984 1250678 < pcre2 > /usr/sbin/nginx ! pre-install post-install # HTTP and reverse proxy server (stable version)
        nmap 7.97-r0 2559895 5612270 < libgcc lua5.4-libs libpcap libssh2 libstdc++ > /usr/bin/nmap # Network exploration tool and security/port scanner
        nodejs 22.16.0-r2 30045930 63386562 < ada-libs brotli-libs c-ares icu-libs libgcc nghttp2-libs simdjson simdutf sqlite-libs libstdc++ libuv zstd-libs > /usr/bin/node # JavaScript runtime built on V8 engine - LTS version
        npm 11.3.0-r1 4332708 8950430 < nodejs > /usr/bin/npm /usr/bin/npx # The package manager for JavaScript
        oniguruma 6.9.10-r0 259304 564639 # a regular expressions library
        openjdk17-jre-headless 17.0.16_p8-r0 76082011 187392394 < java-common libffi libtasn1 p11-kit p11-kit-trust ca-certificates java-cacerts > /usr/lib/jvm/java-17-openjdk/bin/java /usr/bin/java # OpenJDK 17 Java Runtime (headless)
        openjdk21-jre 21.0.8_p9-r0 414608 860516 < openjdk21-jre-headless freetype giflib lcms2 libjpeg-turbo libpng libx11 libxext libxi libxrender libxtst # OpenJDK 21 Java Runtime
        openjdk21-jre-headless 21.0.8_p9-r0 85228525 207872744 < java-common libffi libtasn1 p11-kit p11-kit-trust ca-certificates java-cacerts > /usr/lib/jvm/java-21-openjdk/bin/java /usr/bin/java # OpenJDK 21 Java Runtime (headless)
        openssh 10.0_p1-r7 152692 338514 < openssh-client-default openssh-sftp-server openssh-server > /usr/lib/ssh/ssh-keysign # Port of OpenBSD's free SSH release
        openssh-client-common 10.0_p1-r7 864401 2540176 < libedit > /usr/bin/scp /usr/bin/sftp /usr/bin/ssh-add /usr/bin/ssh-agent /usr/bin/ssh-copy-id /usr/bin/ssh-keyscan # OpenBSD's SSH client common files
        openssh-client-default 10.0_p1-r7 406152 839446 < openssh-keygen openssh-client-common > /usr/bin/ssh # OpenBSD's SSH client
        openssh-keygen 10.0_p1-r7 195361 472480 > /usr/bin/ssh-keygen # ssh helper program for generating keys
        openssh-server 10.0_p1-r7 979897 2202402 < openssh-keygen openssh-server-common > /usr/sbin/sshd # OpenSSH server
        openssh-server-common 10.0_p1-r7 3191 4811 # OpenSSH server configuration files
        openssh-sftp-server 10.0_p1-r7 55067 132603 > /usr/lib/ssh/sftp-server # ssh sftp server module
        openssl 3.5.1-r0 341414 820998 < libcrypto3 libssl3 > /usr/bin/openssl # Toolkit for Transport Layer Security (TLS)
        openssl-dev 3.5.1-r0 886367 2192247 < libcrypto3 libssl3 pkgconf # Toolkit for Transport Layer Security (TLS) (development files)
        p11-kit 0.25.5-r2 670415 1395241 < libffi libtasn1 > /usr/bin/p11-kit # Library for loading and sharing PKCS#11 modules
        p11-kit-trust 0.25.5-r2 185863 429613 < libtasn1 p11-kit > /usr/bin/trust # Utilities to use PKCS#11 modules for trust
        partx 2.41-r9 25479 51303 < libblkid libsmartcols > /usr/sbin/partx # Tell the kernel about disk partition changes from util-linux
        patch 2.8-r0 78734 185796 > /usr/bin/patch # Utility to apply diffs to files
        pcre2 10.43-r1 263117 651644 # Perl-compatible regular expression library
        php84 8.4.11-r0 3515220 8509736 < php84-common argon2-libs libedit pcre2 libxml2 > /usr/bin/php84 # The PHP 8.4 language runtime engine
        php84-common 8.4.11-r0 37184 81803 # The PHP 8.4 language runtime engine (common config)
        php84-fpm 8.4.11-r0 3817125 8673694 < php84-common acl-libs argon2-libs pcre2 libxml2 > /usr/sbin/php-fpm84 ! pre-install # PHP 8.4 FastCGI Process Manager
        pkgconf 2.4.3-r0 69421 158345 > /usr/bin/pkgconf /usr/bin/pkg-config # development framework configuration tools
        popt 1.19-r4 18469 43984 # commandline option parser
        postgresql-common 1.2-r1 4953 9689 > /usr/bin/pg_versions ! pre-install trigger # Common files and commands for multiple versions of PostgreSQL
        postgresql17 17.6-r0 8356370 18125099 < postgresql-common icu-libs libldap libpq lz4-libs libxml2 postgresql17-client tzdata zstd-libs > /usr/libexec/postgresql17/postgres /usr/libexec/postgresql17/initdb /usr/libexec/postgresql17/pg_ctl # A sophisticated object-relational DBMS
        postgresql17-client 17.6-r0 2834756 6441038 < postgresql-common lz4-libs libpq readline zstd-libs > /usr/libexec/postgresql17/psql /usr/libexec/postgresql17/pg_dump /usr/libexec/postgresql17/pg_restore # PostgreSQL client programs
        postgresql17-dev 17.6-r0 4215073 8653745 < libpq-dev libecpg-dev llvm20-libs icu-libs lz4-dev zstd-dev # PostgreSQL server development files
        procps-ng 4.0.4-r3 302122 705907 < libintl libncursesw libproc2 > /bin/ps /usr/bin/top /usr/bin/free /usr/bin/pgrep /usr/bin/pkill /usr/bin/vmstat /usr/bin/watch /usr/bin/uptime # Utilities for monitoring your system and its processes
        protobuf-c 1.5.2-r0 18076 37941 # Protocol Buffers implementation in C
        py3-blinker 1.9.0-r0 14199 31614 < python3 + py3-blinker-pyc # Fast, simple object-to-object and broadcast signaling for Python
        py3-blinker-pyc 1.9.0-r0 16834 35075 # Precompiled Python bytecode for py3-blinker
        py3-certifi 2025.4.26-r0 5168 10018 < ca-certificates-bundle python3 + py3-certifi-pyc # Python3 package for providing Mozilla's CA Bundle
        py3-certifi-pyc 2025.4.26-r0 3126 5276 # Precompiled Python bytecode for py3-certifi
        py3-charset-normalizer 3.4.2-r0 69910 148520 < python3 + py3-charset-normalizer-pyc # Truly universal encoding detector written in Python
        py3-charset-normalizer-pyc 3.4.2-r0 42236 90297 # Precompiled Python bytecode for py3-charset-normalizer
        py3-click 8.1.8-r0 175461 389223 < python3 + py3-click-pyc # Simple wrapper around optparse for powerful command line utilities
        py3-click-pyc 8.1.8-r0 180751 391416 # Precompiled Python bytecode for py3-click
        py3-distlib 0.3.9-r0 270701 620692 < python3 + py3-distlib-pyc # Low-level functions that relate to packaging and distribution of Python software
        py3-distlib-pyc 0.3.9-r0 185775 402337 # Precompiled Python bytecode for py3-distlib
        py3-filelock 3.18.0-r0 24176 53599 < python3 + py3-filelock-pyc # Platform independent file lock
        py3-filelock-pyc 3.18.0-r0 27914 59163 # Precompiled Python bytecode for py3-filelock
        py3-flask 3.1.0-r0 163872 336439 < py3-blinker py3-click py3-itsdangerous py3-jinja2 py3-werkzeug python3 > /usr/bin/flask + py3-flask-pyc # Micro web framework for Python
        py3-flask-pyc 3.1.0-r0 152977 331038 # Precompiled Python bytecode for py3-flask
        py3-idna 3.10-r0 136926 338872 < python3 + py3-idna-pyc # Internationalized Domain Names in Applications (IDNA)
        py3-idna-pyc 3.10-r0 118850 256848 # Precompiled Python bytecode for py3-idna
        py3-itsdangerous 2.2.0-r0 23190 47650 < python3 + py3-itsdangerous-pyc # Various helpers to pass trusted data to untrusted environments
        py3-itsdangerous-pyc 2.2.0-r0 22624 47662 # Precompiled Python bytecode for py3-itsdangerous
        py3-jinja2 3.1.6-r0 211943 522881 < py3-markupsafe python3 + py3-jinja2-pyc # Small but fast and easy to use stand-alone python template engine
        py3-jinja2-pyc 3.1.6-r0 283717 615255 # Precompiled Python bytecode for py3-jinja2
        py3-markupsafe 3.0.2-r0 21633 44921 < python3 + py3-markupsafe-pyc # Implements a XML/HTML/XHTML Markup safe string for Python
        py3-markupsafe-pyc 3.0.2-r0 13033 26813 # Precompiled Python bytecode for py3-markupsafe
        py3-packaging 25.0-r0 112436 258650 < py3-parsing python3 + py3-packaging-pyc # Core utilities for python3 packages
        py3-packaging-pyc 25.0-r0 82719 178304 # Precompiled Python bytecode for py3-packaging
        py3-parsing 3.2.3-r0 164097 372203 < python3 + py3-parsing-pyc # Object-oriented approach to text processing
        py3-parsing-pyc 3.2.3-r0 159687 345626 # Precompiled Python bytecode for py3-parsing
        py3-pip 25.1.1-r0 2816546 6134741 < py3-setuptools python3 > /usr/bin/pip /usr/bin/pip3 /usr/bin/pip3.12 + py3-pip-pyc # Tool for installing and managing Python packages
        py3-pip-pyc 25.1.1-r0 3090842 6717700 # Precompiled Python bytecode for py3-pip
        py3-platformdirs 4.3.8-r0 32201 69849 < python3 + py3-platformdirs-pyc # Module for determining appropriate platform-specific dirs
        py3-platformdirs-pyc 4.3.8-r0 29539 62694 # Precompiled Python bytecode for py3-platformdirs
        py3-requests 2.32.4-r0 88484 205105 < py3-certifi py3-charset-normalizer py3-idna py3-urllib3 python3 + py3-requests-pyc # HTTP request library for Python3
        py3-requests-pyc 2.32.4-r0 95758 206648 # Precompiled Python bytecode for py3-requests
        py3-setuptools 80.9.0-r0 1224957 2744971 < py3-packaging py3-parsing python3 + py3-setuptools-pyc # Collection of enhancements to the Python3 distutils
        py3-setuptools-pyc 80.9.0-r0 1230136 2672687 # Precompiled Python bytecode for py3-setuptools
        py3-urllib3 1.26.20-r0 212520 466565 < python3 + py3-urllib3-pyc # HTTP library with thread-safe connection pooling, file post, and more
        py3-urllib3-pyc 1.26.20-r0 192219 416347 # Precompiled Python bytecode for py3-urllib3
        py3-virtualenv 20.31.2-r0 1839671 3768385 < py3-distlib py3-filelock py3-platformdirs python3 > /usr/bin/virtualenv + py3-virtualenv-pyc # Virtual Python3 Environment builder
        py3-virtualenv-pyc 20.31.2-r0 144720 313088 # Precompiled Python bytecode for py3-virtualenv
        py3-werkzeug 3.1.3-r0 352579 801547 < py3-markupsafe python3 + py3-werkzeug-pyc # Swiss Army knife of Python web development
        py3-werkzeug-pyc 3.1.3-r0 373140 809653 # Precompiled Python bytecode for py3-werkzeug
        pyc 3.12.11-r0 1658 1 + python3-pyc # Meta package for pulling in all pyc packages
        python3 3.12.11-r0 11357412 23808622 < libbz2 libexpat libffi gdbm xz-libs mpdecimal libncursesw libpanelw readline sqlite-libs pyc python3-pyc > /usr/bin/python3 /usr/bin/python3.12 /usr/bin/python /usr/bin/pydoc3 + python3-pycache-pyc0 # High-level scripting language
        python3-dev 3.12.11-r0 3079022 6810448 < pkgconf python3 > /usr/bin/python3-config # High-level scripting language (development files)
        python3-pyc 3.12.11-r0 1595 1 < python3-pycache-pyc0 pyc # Precompiled Python bytecode for python3
        python3-pycache-pyc0 3.12.11-r0 4837536 11571378 + pyc # High-level scripting language (pycache files, pyc0)
        readline 8.2.13-r1 133822 286901 < libncursesw # GNU readline library
        redis 8.0.3-r0 1769912 4085941 < libgcc libstdc++ > /usr/bin/redis-server /usr/bin/redis-cli /usr/bin/redis-benchmark ! pre-install post-install # Advanced key-value store
        rhash-libs 1.4.5-r0 128939 308267 # Utility for calculation and verification of hash sums (libraries)
        rsync 3.4.1-r0 184270 384038 < acl-libs lz4-libs popt libxxhash zstd-libs > /usr/bin/rsync # A file transfer program to keep remote files in sync
        ruby 3.4.4-r0 945184 2171229 < ca-certificates libffi yaml ruby-libs > /usr/bin/ruby /usr/bin/gem /usr/bin/irb /usr/bin/bundle # An object-oriented language for quick and easy programming
        ruby-libs 3.4.4-r0 7065003 15257676 < libgcc gmp libucontext # Libraries necessary to run Ruby
        runuser 2.41-r9 31104 63079 < linux-pam > /sbin/runuser # Run a command with substitute user and group ID from util-linux
        rust 1.87.0-r0 65992214 160563296 < gcc musl-dev libgcc llvm20-libs scudo-malloc > /usr/bin/rustc /usr/bin/rustdoc # Rust Programming Language toolchain
        *scanelf 1.3.8-r1 30083 66932 < musl > /usr/bin/scanelf # Scan ELF binaries for stuff
        screen 5.0.1-r0 207763 517658 < libncursesw linux-pam skalibs-libs utmps-libs > /usr/bin/screen # Window manager that multiplexes a physical terminal
        scudo-malloc 20.1.6-r0 95226 195302 < libgcc libstdc++ # LLVM's Scudo hardened memory allocator
        sed 4.9-r2 86661 193608 > /bin/sed # GNU stream editor
        setarch 2.41-r9 12819 26232 > /usr/bin/setarch /usr/bin/linux64 # Change reported architecture in new program environment from util-linux
        setpriv 2.41-r9 20944 42619 < libcap-ng > /usr/bin/setpriv # Run a program with different Linux privilege settings from util-linux
        sfdisk 2.41-r9 47383 99752 < libfdisk libsmartcols > /sbin/sfdisk # Partition table manipulator from util-linux
        shadow 4.17.3-r0 576667 1333258 < libmd libbsd linux-pam > /usr/sbin/useradd /usr/sbin/usermod /usr/sbin/groupadd /usr/sbin/groupmod /usr/bin/chage /usr/bin/passwd # PAM-using login and passwd utilities (usermod, useradd, ...)
        simdjson 3.12.0-r0 78291 193978 < libgcc libstdc++ # Parsing gigabytes of JSON per second
        simdutf 7.2.1-r0 195980 422685 < libgcc libstdc++ # Unicode validation and transcoding at billions of characters per second
        skalibs-libs 2.14.4.0-r0 96399 195705 # Set of general-purpose C programming libraries for skarnet.org software. (libraries)
        socat 1.8.0.3-r1 196626 411611 < readline > /usr/bin/socat # Multipurpose relay for binary protocols
        sqlite 3.49.2-r1 795364 1731295 < readline > /usr/bin/sqlite3 # C library that implements an SQL database engine
        sqlite-libs 3.49.2-r1 753037 1590566 # C library that implements an SQL database engine (libraries)
        *ssl_client 1.37.0-r18 7510 14806 < libcrypto3 libssl3 musl > /usr/bin/ssl_client # External ssl_client for busybox wget
        strace 6.13-r0 913435 2079125 < libelf musl-fts libdw > /usr/bin/strace # Diagnostic, debugging and instructional userspace tracer
        stress-ng 0.18.13-r0 1473585 3441321 < judy libmd libbsd liblksctp > /usr/bin/stress-ng # Stress-test a computer system in various selectable ways
        su-exec 0.2-r3 9362 18751 > /sbin/su-exec # switch user and group id, setgid, setuid and exec
        sudo 1.9.16_p2-r1 540729 1270657 < skalibs-libs utmps-libs > /usr/bin/sudo /usr/sbin/visudo # Give certain users the ability to run some commands as root
        supervisor 4.2.5-r5 637269 1526545 < py3-setuptools python3 > /usr/bin/supervisord /usr/bin/supervisorctl + supervisor-pyc # System for controlling process state under UNIX
        supervisor-pyc 4.2.5-r5 740666 1608623 # Precompiled Python bytecode for supervisor
        tar 1.35-r3 167708 413387 < acl-libs > /bin/tar # Utility used to store, backup, and transport files
        tcpdump 4.99.5-r1 417241 862404 < libpcap > /usr/bin/tcpdump # A tool for network monitoring and data acquisition
        tini 0.19.0-r3 12466 28628 > /sbin/tini # A tiny but valid init for containers
        tmux 3.5a-r1 431146 883874 < libevent libncursesw > /usr/bin/tmux # Tool to control multiple terminals from a single terminal
        traceroute 2.1.6-r0 29283 62959 > /usr/bin/traceroute # The traceroute utility
        tree 2.2.1-r0 50370 108214 > /usr/bin/tree # A directory listing program displaying a depth indented list of files
        tzdata 2025b-r0 404444 1495350 # Timezone data
        umount 2.41-r9 17715 37896 < libmount > /bin/umount # Unmount tool from util-linux
        unzip 6.0-r15 144777 296455 > /usr/bin/unzip /usr/bin/zipinfo # Extract PKZIP-compatible .zip files
        userspace-rcu 0.15.2-r0 81525 199078 # lockless user space implementation of RCU
        util-linux 2.41-r9 1458 1 + agetty blkid cfdisk dmesg findmnt flock fstrim hexdump logger losetup lsblk lscpu mcookie mount partx runuser setarch setpriv sfdisk umount util-linux-misc uuidgen wipefs # Random collection of Linux utilities
        util-linux-misc 2.41-r9 1258567 2826669 < libblkid libfdisk libmount libncursesw libsmartcols libuuid skalibs-libs utmps-libs > /usr/bin/column /usr/bin/nsenter /usr/bin/unshare /usr/bin/script /sbin/fdisk /usr/bin/taskset # Random collection of Linux utilities (not including misc. sub-packages)
        utmps-libs 0.1.3.1-r0 8849 18314 < skalibs-libs # A secure utmp/wtmp implementation (libraries)
        uuidgen 2.41-r9 11633 25848 < libsmartcols libuuid > /usr/bin/uuidgen # Generate random UUID from util-linux
        valkey 8.1.3-r0 1939074 4168548 < valkey-cli > /usr/bin/valkey-server ! pre-install # In-memory data structure store, used as database, cache and message broker
        valkey-cli 8.1.3-r0 248331 533688 > /usr/bin/valkey-cli # Command-line interface for valkey
        vim 9.1.1415-r0 1380026 2959928 < libncursesw vim-common xxd > /usr/bin/vim /usr/bin/vimdiff /usr/bin/view # Improved vi-style text editor
        vim-common 9.1.1415-r0 8323016 30823395 # Improved vi-style text editor (common files)
        wget 1.25.0-r1 212269 506148 < libidn2 pcre2 > /usr/bin/wget # Network utility to retrieve files from the Web
        wipefs 2.41-r9 18669 42182 < libblkid libsmartcols > /sbin/wipefs # Wipe filesystem signatures from util-linux
        xxd 9.1.1415-r0 7733 17583 > /usr/bin/xxd # Hexdump utility from vim
        xz 5.8.1-r0 78898 166734 < xz-libs > /usr/bin/xz /usr/bin/unxz /usr/bin/lzma # Library and CLI tools for XZ and LZMA compressed files
        xz-libs 5.8.1-r0 102490 230817 # Library and CLI tools for XZ and LZMA compressed files (libraries)
        yaml 0.2.5-r2 59513 133363 # YAML 1.1 parser and emitter written in C
        yarn 1.22.22-r1 2140151 5130580 < nodejs > /usr/bin/yarn /usr/bin/yarnpkg # Fast, reliable, and secure dependency management for Node.js
        yq-go 4.44.6-r4 5566749 11571829 > /usr/bin/yq # portable command-line YAML processor written in Go
        zip 3.0-r13 179568 402857 < unzip > /usr/bin/zip # Creates PKZIP-compatible .zip files
        *zlib 1.3.1-r2 42889 104429 < musl # A compression/decompression Library
        zlib-dev 1.3.1-r2 59056 139276 < zlib pkgconf # A compression/decompression Library (development files)
        zstd-dev 1.5.7-r0 67774 159700 < zstd-libs pkgconf # Zstandard (development files)
        zstd-libs 1.5.7-r0 310093 717850 # Zstandard - Fast real-time compression algorithm (libraries)
        """,
        virtuals: [
            "envsubst": "gettext-envsubst",
            "libc-dev": "musl-dev",
            "libc-utils": "musl-utils",
            "openssh-client": "openssh-client-default",
            "php": "php84",
            "php-fpm": "php84-fpm",
            "pkgconfig": "pkgconf",
            "postgresql": "postgresql17",
            "postgresql-client": "postgresql17-client",
            "postgresql-dev": "postgresql17-dev",
            "procps": "procps-ng",
            "yq": "yq-go",
        ])
}
