import Packages

/// The lists of packages that `apt-get update` fetches.
struct AptSources {
    struct List {
        var line: String
        /// What it takes on the disk.
        var file: String
        var size: Int
    }

    /// `http://deb.debian.org/debian bookworm InRelease`
    var releases: [List]
    var packages: [List]
    /// The archive that packages come from, as in `Get:` lines.
    var archive: String

    init(_ release: String) {
        if release == "bookworm" {
            let main = "http://deb.debian.org/debian"
            let security = "http://deb.debian.org/debian-security"
            releases = [
                Self.release(main, "bookworm", 151_000), Self.release(main, "bookworm-updates", 55_400),
                Self.release(security, "bookworm-security", 48_000),
            ]
            packages = [
                Self.list(main, "bookworm", "main", 8_791_000), Self.list(main, "bookworm-updates", "main", 6_924),
                Self.list(security, "bookworm-security", "main", 285_000),
            ]
            archive = "http://deb.debian.org/debian bookworm/main"
        } else {
            let main = "http://archive.ubuntu.com/ubuntu"
            let security = "http://security.ubuntu.com/ubuntu"
            releases = [
                Self.release(main, release, 256_000), Self.release(security, release + "-security", 126_000),
                Self.release(main, release + "-updates", 126_000), Self.release(main, release + "-backports", 126_000),
            ]
            packages = [
                Self.list(main, release, "main", 1_808_000), Self.list(main, release, "universe", 19_300_000),
                Self.list(main, release + "-updates", "main", 1_842_000),
                Self.list(main, release + "-updates", "universe", 1_940_000),
                Self.list(security, release + "-security", "main", 1_505_000),
                Self.list(security, release + "-security", "universe", 1_136_000),
            ]
            archive = "\(main) \(release)/main"
        }
    }

    static let folder = "/var/lib/apt/lists"

    private static func release(_ url: String, _ name: String, _ size: Int) -> List {
        List(line: "\(url) \(name) InRelease", file: path(url, name, "InRelease"), size: size)
    }

    /// Lists are kept compressed, at about their size.
    private static func list(_ url: String, _ name: String, _ part: String, _ size: Int) -> List {
        List(
            line: "\(url) \(name)/\(part) amd64 Packages", file: path(url, name, "\(part)_binary-amd64_Packages.lz4"),
            size: size)
    }

    private static func path(_ url: String, _ name: String, _ rest: String) -> String {
        let place = url.dropFirst("http://".count).replacing("/", with: "_")
        return "\(folder)/\(place)_dists_\(name)_\(rest)"
    }
}
