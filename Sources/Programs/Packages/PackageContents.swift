import FileTrees
import Packages

/// What packages bring: the files of each, made from its catalogue line and a few tables.
enum PackageContents {
    /// A file of a package.
    struct File: Equatable {
        var path: String
        var body: FileBody
        var mode: UInt16 = 0o644
    }

    /// The files of a package. Together they are as large as the catalogue says.
    static func files(of package: SystemPackage, in family: Distribution.Family) -> [File] {
        var files = (texts[package.name]?(family) ?? []).map { File(path: $0.path, body: FileBody($0.text)) }
        let share = min(2_000_000, package.installedSize / (package.executables.count + 1))
        for path in package.executables {
            files.append(File(path: path, body: executable(at: path, size: max(1, share)), mode: 0o755))
        }
        let rest = package.installedSize - files.reduce(0) { $0 + $1.body.count }
        if rest > 0, !package.name.hasPrefix(".") {
            let path = dataPath(of: package.name)
            files.append(File(path: path, body: .filler(path + " " + package.version, size: rest)))
        }
        return files
    }

    /// The program behind an executable's name, or one that says that it is not simulated.
    static func executable(at path: String, size: Int) -> FileBody {
        let name = PathText.baseName(path)
        // Python is a room of its own, known by name only here.
        if name == "node" || name == "nodejs" { return .program("node", size: size) }
        if name.wholeMatch(of: /python3?(\.[0-9]+)?/) != nil { return .program("python", size: size) }
        let program = ["gnu/" + name, name].first { ProgramCatalog.factories[$0] != nil }
        return .program(program ?? "placeholder", size: size)
    }

    private static func dataPath(of name: String) -> String {
        if name.hasPrefix("ca-certificates") { return "/etc/ssl/certs/\(name).crt" }
        let isLibrary = name.hasPrefix("lib") || name.hasSuffix("-libs")
        return isLibrary ? "/usr/lib/\(name).so" : "/usr/share/\(name)/data"
    }

    /// The lines that a package's scripts add to `/etc/passwd` and `/etc/group`.
    static func accounts(of package: String, in family: Distribution.Family) -> [(path: String, line: String)] {
        guard let account = accounts[package]?[family] else { return [] }
        return [("/etc/group", account.group), ("/etc/passwd", account.user)]
    }

    private static let accounts: [String: [Distribution.Family: (group: String, user: String)]] = [
        "nginx": [
            .alpine: ("nginx:x:101:nginx", "nginx:x:100:101:nginx:/var/lib/nginx:/sbin/nologin")
        ],
        "redis": [.alpine: ("redis:x:101:redis", "redis:x:100:101:redis:/var/lib/redis:/sbin/nologin")],
        "redis-server": [
            .debian: ("redis:x:101:", "redis:x:100:101::/var/lib/redis:/usr/sbin/nologin")
        ],
        "postgresql17": [
            .alpine: ("postgres:x:70:", "postgres:x:70:70:PostgreSQL user:/var/lib/postgresql:/bin/sh")
        ],
        "postgresql": [
            .debian: (
                "postgres:x:103:", "postgres:x:101:103:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash"
            )
        ],
        "mariadb": [.alpine: ("mysql:x:101:mysql", "mysql:x:100:101:mysql:/var/lib/mysql:/sbin/nologin")],
        "apache2": [.alpine: ("apache:x:101:apache", "apache:x:100:101:apache:/var/www:/sbin/nologin")],
    ]

    /// Configuration that packages bring, by their names.
    private static let texts: [String: @Sendable (Distribution.Family) -> [(path: String, text: String)]] = [
        "nginx": nginx, "nginx-common": nginx,
    ]

    @Sendable private static func nginx(_ family: Distribution.Family) -> [(path: String, text: String)] {
        let user = family == .alpine ? "nginx" : "www-data"
        let servers = family == .alpine ? "/etc/nginx/http.d/*.conf" : "/etc/nginx/sites-enabled/*"
        let root = family == .alpine ? "/var/lib/nginx/html" : "/var/www/html"
        let main = """
            user \(user);
            worker_processes auto;
            pid /run/nginx.pid;

            events {
                worker_connections 1024;
            }

            http {
                include /etc/nginx/mime.types;
                default_type application/octet-stream;
                access_log /var/log/nginx/access.log;
                error_log /var/log/nginx/error.log warn;
                include \(servers);
            }

            """
        let answer = family == .alpine ? "return 404;" : "try_files $uri $uri/ =404;"
        let server = """
            server {
                listen 80 default_server;
                root \(root);
                index index.html index.htm index.nginx-debian.html;
                location / {
                    \(answer)
                }
            }

            """
        let page =
            "<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n<body>\n"
            + "<h1>Welcome to nginx!</h1>\n</body>\n</html>\n"
        return [
            ("/etc/nginx/nginx.conf", main),
            ("/etc/nginx/mime.types", "types { text/html html; text/css css; application/javascript js; }\n"),
            (servers.replacing("*.conf", with: "default.conf").replacing("/*", with: "/default"), server),
            (family == .alpine ? root + "/index.html" : root + "/index.nginx-debian.html", page),
            ("/var/log/nginx/access.log", ""), ("/var/log/nginx/error.log", ""),
        ]
    }
}
