/// Official images that people ask for by version: one image for each version and each base.
extension Hub {
    static let versioned: [CatalogueImage] = pythons + nodes + postgreses + redises + mysqls + mariadbs

    private static let redises: [CatalogueImage] = {
        let versions = ["8.2.2", "7.4.6", "6.2.20"]
        let variants: [Variant] = [("", .debian, 137), ("alpine", .alpine, 60)]
        return versions.enumerated().flatMap { index, version in
            variants.map { variant in
                let parts = version.split(separator: ".").map(String.init)
                let names = [parts[0], parts[0] + "." + parts[1], version]
                return CatalogueImage(
                    "redis", tags(names, suffix: variant.suffix, isNewest: index == 0), base: variant.base,
                    megabytes: variant.megabytes, programs: ["redis-server", "redis-cli"],
                    entrypoint: ["docker-entrypoint.sh"], cmd: ["redis-server"], ports: ["6379/tcp"],
                    volumes: ["/data"], env: ["REDIS_VERSION=\(version)"], directory: "/data", stars: 13_500,
                    summary:
                        "Redis is the world's fastest data platform for caching, vector search, and NoSQL databases."
                )
            }
        }
    }()

    /// Apache's web server.
    static func httpd(_ tags: [String], _ base: CatalogueImage.Base, _ megabytes: Int) -> CatalogueImage {
        var image = CatalogueImage(
            "httpd", tags, base: base, megabytes: megabytes, programs: ["httpd-foreground", "httpd", "htpasswd"],
            cmd: ["httpd-foreground"], ports: ["80/tcp"],
            env: ["HTTPD_PREFIX=/usr/local/apache2", "HTTPD_VERSION=2.4.65"], directory: "/usr/local/apache2",
            stars: 4_900, summary: "The Apache HTTP Server Project")
        image.stopSignal = "SIGWINCH"
        return image
    }

    /// The tags of one version on one base: `3.12-slim`, and the names without a version for the newest.
    private static func tags(_ versions: [String], suffix: String, isNewest: Bool, others: [String] = []) -> [String] {
        let own = versions.map { suffix.isEmpty ? $0 : $0 + "-" + suffix }
        guard isNewest else { return own }
        return [suffix.isEmpty ? "latest" : suffix] + own + others.map { suffix.isEmpty ? $0 : $0 + "-" + suffix }
    }

    private typealias Variant = (suffix: String, base: CatalogueImage.Base, megabytes: Int)

    private static let pythons: [CatalogueImage] = {
        let versions = ["3.13.7", "3.12.11", "3.11.13", "3.10.18", "3.9.23", "3.8.20"]
        let variants: [Variant] = [("", .debian, 1_020), ("slim", .debian, 125), ("alpine", .alpine, 45)]
        return versions.enumerated().flatMap { index, version in
            variants.map { variant in
                let minor = version.split(separator: ".").prefix(2).joined(separator: ".")
                return CatalogueImage(
                    "python", tags([minor, version], suffix: variant.suffix, isNewest: index == 0, others: ["3"]),
                    base: variant.base, megabytes: variant.megabytes, programs: ["python3", "python"],
                    cmd: ["python3"], env: ["PYTHON_VERSION=\(version)"], stars: 10_300,
                    summary:
                        "Python is an interpreted, interactive, object-oriented, open-source programming language.")
            }
        }
    }()

    private static let nodes: [CatalogueImage] = {
        let versions = ["22.20.0", "20.19.5", "18.20.8", "16.20.2", "14.21.3"]
        let variants: [Variant] = [("", .debian, 1_120), ("slim", .debian, 226), ("alpine", .alpine, 158)]
        return versions.enumerated().flatMap { index, version in
            variants.map { variant in
                let major = String(version.prefix { $0 != "." })
                return CatalogueImage(
                    "node", tags([major, version], suffix: variant.suffix, isNewest: index == 0, others: ["lts"]),
                    base: variant.base, megabytes: variant.megabytes, programs: ["node"],
                    entrypoint: ["docker-entrypoint.sh"], cmd: ["node"],
                    env: ["NODE_VERSION=\(version)", "YARN_VERSION=1.22.22"], stars: 14_000,
                    summary: "Node.js is a JavaScript-based platform for server-side and networking applications.")
            }
        }
    }()

    private static let postgreses: [CatalogueImage] = {
        let variants: [Variant] = [("", .debian, 438), ("alpine", .alpine, 279)]
        return ["17", "16", "15", "14", "13"].enumerated().flatMap { index, version in
            variants.map { variant in
                let full = Hub.postgresVersions[version] ?? version
                let package = variant.base == .alpine ? full : "\(full)-1.pgdg13+1"
                let path = variant.base == .alpine ? [] : [Hub.path + ":/usr/lib/postgresql/\(version)/bin"]
                var image = CatalogueImage(
                    "postgres", tags([version, full], suffix: variant.suffix, isNewest: index == 0), base: variant.base,
                    megabytes: variant.megabytes, entrypoint: ["docker-entrypoint.sh"], cmd: ["postgres"],
                    ports: ["5432/tcp"], volumes: ["/var/lib/postgresql/data"],
                    env: path + [
                        "GOSU_VERSION=1.18", "LANG=en_US.utf8", "PG_MAJOR=\(version)", "PG_VERSION=\(package)",
                        "PGDATA=/var/lib/postgresql/data",
                    ], stars: 14_600,
                    summary:
                        "The PostgreSQL object-relational database system provides reliability and data integrity.")
                image.stopSignal = "SIGINT"
                return image
            }
        }
    }()

    private static let mysqls: [CatalogueImage] = {
        let versions: [(package: String, tags: [String], megabytes: Int)] = [
            ("9.4.0-1.el9", ["latest", "innovation", "9", "9.4", "9.4.0"], 920),
            ("8.4.6-1.el9", ["lts", "8", "8.4", "8.4.6"], 780), ("8.0.43-1.el9", ["8.0", "8.0.43"], 773),
        ]
        return versions.map { version in
            CatalogueImage(
                "mysql", version.tags, base: .debian, megabytes: version.megabytes,
                entrypoint: ["docker-entrypoint.sh"],
                cmd: ["mysqld"], ports: ["3306/tcp", "33060/tcp"], volumes: ["/var/lib/mysql"],
                env: [
                    "GOSU_VERSION=1.19",
                    "MYSQL_MAJOR=\(version.package.split(separator: ".").prefix(2).joined(separator: "."))",
                    "MYSQL_VERSION=\(version.package)", "MYSQL_SHELL_VERSION=\(version.package)",
                ], stars: 15_900,
                summary: "MySQL is a widely used, open-source relational database management system (RDBMS).")
        }
    }()

    private static let mariadbs: [CatalogueImage] = {
        let versions: [(number: String, tags: [String], base: String)] = [
            ("12.0.2", ["latest", "12", "12.0", "12.0.2"], "ubu2404"),
            ("11.8.3", ["lts", "11", "11.8", "11.8.3"], "ubu2404"), ("11.4.8", ["11.4", "11.4.8"], "ubu2404"),
            ("10.11.14", ["10", "10.11", "10.11.14"], "ubu2204"), ("10.6.23", ["10.6", "10.6.23"], "ubu2204"),
        ]
        return versions.map { version in
            CatalogueImage(
                "mariadb", version.tags, base: .ubuntu, megabytes: 330, entrypoint: ["docker-entrypoint.sh"],
                cmd: ["mariadbd"], ports: ["3306/tcp"], volumes: ["/var/lib/mysql"],
                env: [
                    "GOSU_VERSION=1.17", "LANG=C.UTF-8", "MARIADB_VERSION=1:\(version.number)+maria~\(version.base)",
                ], stars: 6_100,
                summary: "MariaDB Server is a high performing open source relational database, forked from MySQL.")
        }
    }()
}
