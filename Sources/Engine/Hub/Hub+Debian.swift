import FileTrees
import Packages
import WorldModel

/// Debian and Ubuntu: GNU tools, bash and dash.
extension Hub {
    static let debians: [ImageRecipe] = [
        debian(["latest", "bookworm", "12", "12.12", "stable"], slim: false),
        debian(["bookworm-slim", "12-slim", "stable-slim"], slim: true),
    ]

    static let ubuntus: [ImageRecipe] = [
        ubuntu(
            ["latest", "24.04", "noble"], version: "24.04.3", name: "Noble Numbat", codename: "noble", size: 78_120_000),
        ubuntu(["22.04", "jammy"], version: "22.04.5", name: "Jammy Jellyfish", codename: "jammy", size: 77_880_000),
        ubuntu(["20.04", "focal"], version: "20.04.6", name: "Focal Fossa", codename: "focal", size: 72_790_000),
    ]

    private static func debian(_ tags: [String], slim: Bool) -> ImageRecipe {
        ImageRecipe(
            repository: "library/debian", tags: tags, config: config(cmd: ["bash"]),
            layers: [
                LayerRecipe("# debian.sh --arch 'amd64' out/ 'bookworm' '@1760313600'") { tree in
                    putDebian(into: &tree, size: slim ? 74_810_000 : 116_540_000)
                },
                LayerRecipe("CMD [\"bash\"]"),
            ], created: date(2025, 10, 20),
            summary: "Debian is a Linux distribution that's composed entirely of free and open-source software.",
            stars: 5_100)
    }

    private static func ubuntu(
        _ tags: [String], version: String, name: String, codename: String, size: Int
    ) -> ImageRecipe {
        let release = String(version.prefix(5))
        return ImageRecipe(
            repository: "library/ubuntu", tags: tags, config: config(cmd: ["/bin/bash"]),
            layers: [
                LayerRecipe("ARG RELEASE"), LayerRecipe("ARG LAUNCHPAD_BUILD_ARCH"),
                LayerRecipe("LABEL org.opencontainers.image.version=\(release)"),
                LayerRecipe("ADD file:\(codename) in / ") { tree in
                    for name in ToolNames.procps { putTool(name, into: &tree) }
                    putGNU(into: &tree, size: size)
                    tree.write(
                        """
                        PRETTY_NAME="Ubuntu \(version) LTS"
                        NAME="Ubuntu"
                        VERSION_ID="\(release)"
                        VERSION="\(version) LTS (\(name))"
                        VERSION_CODENAME=\(codename)
                        ID=ubuntu
                        ID_LIKE=debian
                        HOME_URL="https://www.ubuntu.com/"
                        SUPPORT_URL="https://help.ubuntu.com/"
                        BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"
                        UBUNTU_CODENAME=\(codename)

                        """, to: "/etc/os-release")
                    tree.write("bookworm/sid\n", to: "/etc/debian_version")
                    putApt(into: &tree, id: "ubuntu", codename: codename)
                },
                LayerRecipe("CMD [\"/bin/bash\"]"),
            ], created: date(2025, 10, 1),
            summary: "Ubuntu is a Debian-based Linux operating system based on free software.",
            stars: 17_600)
    }

    /// Debian 12 with a total size in bytes.
    static func putDebian(into tree: inout FileTree, size: Int) {
        putGNU(into: &tree, size: size)
        tree.write(
            """
            PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
            NAME="Debian GNU/Linux"
            VERSION_ID="12"
            VERSION="12 (bookworm)"
            VERSION_CODENAME=bookworm
            ID=debian
            HOME_URL="https://www.debian.org/"
            SUPPORT_URL="https://www.debian.org/support"
            BUG_REPORT_URL="https://bugs.debian.org/"

            """, to: "/etc/os-release")
        tree.write("12.12\n", to: "/etc/debian_version")
        putApt(into: &tree, id: "debian", codename: "bookworm")
        tree.stamp(1_760_313_600_000_000_000)  // the moment in the image's history
    }

    static let debianPasswd = """
        root:x:0:0:root:/root:/bin/bash
        daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
        bin:x:2:2:bin:/bin:/usr/sbin/nologin
        sys:x:3:3:sys:/dev:/usr/sbin/nologin
        games:x:5:60:games:/usr/games:/usr/sbin/nologin
        man:x:6:12:man:/var/cache/man:/usr/sbin/nologin
        mail:x:8:8:mail:/var/mail:/usr/sbin/nologin
        www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
        nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin

        """
    static let debianGroup = """
        root:x:0:
        daemon:x:1:
        bin:x:2:
        sys:x:3:
        adm:x:4:
        tty:x:5:
        mail:x:8:
        man:x:12:
        www-data:x:33:
        shadow:x:42:
        staff:x:50:
        games:x:60:
        users:x:100:
        nogroup:x:65534:

        """

    /// The package manager and its database.
    private static func putApt(into tree: inout FileTree, id: String, codename: String) {
        for name in ["apt", "apt-get", "apt-cache"] {
            tree.place(Inode(.file(.program("apt", size: 43_416)), mode: 0o755), at: "/usr/bin/" + name)
        }
        tree.place(Inode(.file(.program("dpkg", size: 318_176)), mode: 0o755), at: "/usr/bin/dpkg")
        tree.write(Distribution.dpkgBase(id: id, codename: codename).text, to: DpkgDatabase.path)
        tree.makeDirectories("/var/lib/apt/lists/partial")
        tree.makeDirectories("/var/lib/dpkg/info")
        tree.makeDirectories("/var/cache/apt/archives/partial")
        tree.makeDirectories("/etc/apt/sources.list.d")
        tree.makeDirectories("/etc/apt/apt.conf.d")
    }

    private static func putTool(_ name: String, into tree: inout FileTree) {
        tree.place(Inode(.file(.program("gnu/" + name, size: 48_000)), mode: 0o755), at: "/usr/bin/" + name)
    }

    /// A merged-usr system with GNU tools, filled up to a size.
    static func putGNU(into tree: inout FileTree, size: Int) {
        putDirectories(into: &tree)
        tree.makeDirectories("boot")
        for name in ["bin", "sbin", "lib"] {
            tree.remove(name)
            tree.place(Inode(.symbolicLink("usr/" + name), mode: 0o777), at: name)
        }
        tree.write(debianPasswd, to: "/etc/passwd")
        tree.write(debianGroup, to: "/etc/group")
        ShadowFile.place(into: &tree, ageing: "20388:0:99999:7:::")
        tree.write("127.0.0.1\tlocalhost\n", to: "/etc/hosts")
        for name in ToolNames.gnu { putTool(name, into: &tree) }
        tree.place(Inode(.file(.program("bash", size: 1_265_648)), mode: 0o755), at: "/usr/bin/bash")
        tree.place(Inode(.file(.program("dash", size: 125_688)), mode: 0o755), at: "/usr/bin/dash")
        tree.place(Inode(.symbolicLink("dash"), mode: 0o777), at: "/usr/bin/sh")
        for name in ToolNames.unsimulatedGNU { notSimulated(&tree, "/usr/bin/" + name) }
        filler(&tree, "/usr/lib/x86_64-linux-gnu/libc.so.6", 1_922_136, mode: 0o755)
        let missing = size - tree.contentSize()
        if missing > 0 { filler(&tree, "/usr/lib/x86_64-linux-gnu/libs.a", missing) }
    }
}
