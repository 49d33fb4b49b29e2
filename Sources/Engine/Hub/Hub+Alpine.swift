import FileTrees
import Packages
import WorldModel

/// Alpine and busybox: one program with many names.
extension Hub {
    static let alpines: [ImageRecipe] = [
        alpine(["latest", "3", "3.22", "3.22.1"], version: "3.22.1", date(2025, 7, 15)),
        alpine(["3.21", "3.21.4"], version: "3.21.4", date(2025, 7, 15)),
        alpine(["3.20", "3.20.7"], version: "3.20.7", date(2025, 7, 15)),
        alpine(["3.19"], version: "3.19.8", date(2025, 7, 15)),
        alpine(["3.18"], version: "3.18.12", date(2025, 2, 13)),
    ]

    static let busyboxes: [ImageRecipe] = [
        ImageRecipe(
            repository: "library/busybox", tags: ["latest", "stable", "1", "1.37", "1.37.0", "glibc", "musl"],
            config: config(cmd: ["sh"]),
            layers: [
                LayerRecipe("BusyBox 1.37.0 (glibc), Debian 12") { tree in
                    putBusybox(into: &tree, size: 1_104_072, library: 3_180_000)
                    // Alpine has it in a package of its own.
                    tree.place(Inode(.symbolicLink("/bin/busybox"), mode: 0o777), at: "/bin/httpd")
                    tree.write(rootPasswd, to: "/etc/passwd")
                    tree.write(rootGroup, to: "/etc/group")
                }
            ], created: date(2024, 9, 26), summary: "Busybox base image.", stars: 3_390)
    ]

    private static func alpine(_ tags: [String], version: String, _ created: Instant) -> ImageRecipe {
        ImageRecipe(
            repository: "library/alpine", tags: tags, config: config(cmd: ["/bin/sh"]),
            layers: [
                LayerRecipe("ADD alpine-minirootfs-\(version)-x86_64.tar.gz / # buildkit") { tree in
                    putAlpine(into: &tree, version: version, created)
                },
                LayerRecipe("CMD [\"/bin/sh\"]"),
            ], created: created,
            summary:
                "A minimal Docker image based on Alpine Linux with a complete package index and only 5 MB in size!",
            stars: 11_400)
    }

    static func putAlpine(
        into tree: inout FileTree, version: String, _ created: Instant = date(2025, 7, 15)
    ) {
        defer { tree.stamp(created.nanoseconds) }
        putBusybox(into: &tree, size: 824_984, library: 662_000)
        tree.write(version + "\n", to: "/etc/alpine-release")
        tree.write(
            """
            NAME="Alpine Linux"
            ID=alpine
            VERSION_ID=\(version)
            PRETTY_NAME="Alpine Linux v\(version.split(separator: ".").prefix(2).joined(separator: "."))"
            HOME_URL="https://alpinelinux.org/"
            BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"

            """, to: "/etc/os-release")
        tree.write(rootPasswd, to: "/etc/passwd")
        tree.write(rootGroup, to: "/etc/group")
        ShadowFile.place(into: &tree, ageing: ":0:::::")
        tree.write("Welcome to Alpine!\n\n", to: "/etc/motd")
        tree.write("localhost\n", to: "/etc/hostname")
        tree.write(
            "127.0.0.1\tlocalhost localhost.localdomain\n::1\t\tlocalhost localhost.localdomain\n", to: "/etc/hosts")
        tree.write("/bin/ash\n/bin/sh\n", to: "/etc/shells")
        filler(&tree, "/usr/lib/libcrypto.so.3", 4_530_000)
        filler(&tree, "/usr/lib/libssl.so.3", 800_000)
        tree.place(Inode(.file(.program("apk", size: 69_998)), mode: 0o755), at: "/sbin/apk")
        tree.write(Distribution.apkBase(release: version).text, to: ApkDatabase.path)
        tree.write(ApkDatabase.baseWorld.map { $0 + "\n" }.joined(), to: ApkDatabase.worldPath)
        let release = version.split(separator: ".").prefix(2).joined(separator: ".")
        tree.write(
            "https://dl-cdn.alpinelinux.org/alpine/v\(release)/main\n"
                + "https://dl-cdn.alpinelinux.org/alpine/v\(release)/community\n", to: "/etc/apk/repositories")
        tree.write("x86_64\n", to: "/etc/apk/arch")
        tree.makeDirectories("/var/cache/apk")
        filler(&tree, "/etc/ssl/certs/ca-certificates.crt", 220_000)
    }

    static let rootPasswd = """
        root:x:0:0:root:/root:/bin/sh
        bin:x:1:1:bin:/bin:/sbin/nologin
        daemon:x:2:2:daemon:/sbin:/sbin/nologin
        mail:x:8:12:mail:/var/mail:/sbin/nologin
        www-data:x:82:82:www-data:/var/www:/sbin/nologin
        nobody:x:65534:65534:nobody:/:/sbin/nologin

        """
    static let rootGroup = """
        root:x:0:root
        bin:x:1:root,bin,daemon
        daemon:x:2:root,bin,daemon
        tty:x:5:
        mail:x:12:mail
        shadow:x:42:
        www-data:x:82:www-data
        nogroup:x:65533:
        nobody:x:65534:

        """

    /// The directories every system has.
    static func putDirectories(into tree: inout FileTree) {
        for path in [
            "bin", "dev", "etc", "home", "lib", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys",
            "usr/bin", "usr/lib", "usr/local/bin", "usr/sbin", "usr/share", "var/cache", "var/lib", "var/log",
            "var/spool",
        ] { tree.makeDirectories(path) }
        tree.makeDirectories("tmp", mode: 0o1777)
        tree.makeDirectories("var/tmp", mode: 0o1777)
        if let root = tree.find("root") { tree[root].mode = 0o700 }
    }

    static func filler(_ tree: inout FileTree, _ path: String, _ size: Int, mode: UInt16 = 0o644) {
        tree.place(Inode(.file(.filler(path, size: size)), mode: mode), at: path)
    }

    private static func putBusybox(into tree: inout FileTree, size: Int, library: Int) {
        putDirectories(into: &tree)
        tree.place(Inode(.file(.program("busybox", size: size)), mode: 0o755), at: "/bin/busybox")
        filler(&tree, "/lib/ld-musl-x86_64.so.1", library, mode: 0o755)
        for name in ToolNames.busybox + ToolNames.unsimulatedBusybox {
            tree.place(Inode(.symbolicLink("/bin/busybox"), mode: 0o777), at: ToolNames.directory(of: name) + name)
        }
    }
}
