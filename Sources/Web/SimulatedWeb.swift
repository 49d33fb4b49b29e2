import Kernel
import WorldModel

/// The world beyond the learner's machine: a few names that resolve and answer, and two sites. `example.com` has files to
/// fetch, `git.example.com` a repository to build. Names and addresses are those that are kept for examples (RFC 2606,
/// RFC 5737), but for some that people try first: they answer `ping`, and their pages say that they are not here.
package enum SimulatedWeb {
    /// As the kernel knows it.
    package static let outside: Outside = {
        var outside = Outside()
        for (name, address) in hosts { outside.addresses[name] = IPv4Address(address) }
        // The first two are the machine's own, as it and its containers know it.
        outside.nameServers = Set(
            ["192.168.65.1", "192.168.65.7", "1.1.1.1", "1.0.0.1", "8.8.8.8", "8.8.4.4", "9.9.9.9"]
                .compactMap { IPv4Address($0) })
        for address in Set(outside.addresses.values) {
            outside.servers[Outside.Place(address, port: 80)] = { SiteProgram(address, isSecure: false) }
            outside.servers[Outside.Place(address, port: 443)] = { SiteProgram(address, isSecure: true) }
        }
        return outside
    }()

    private static let hosts: [(name: String, address: String)] = [
        ("example.com", "203.0.113.80"), ("www.example.com", "203.0.113.80"), ("git.example.com", "203.0.113.22"),
        ("one.one.one.one", "1.1.1.1"), ("dns.google", "8.8.8.8"),
        ("google.com", "198.51.100.1"), ("www.google.com", "198.51.100.1"), ("github.com", "198.51.100.2"),
        ("docker.com", "198.51.100.3"), ("www.docker.com", "198.51.100.3"), ("hub.docker.com", "198.51.100.3"),
        ("deb.debian.org", "198.51.100.4"), ("dl-cdn.alpinelinux.org", "198.51.100.4"),
        ("pypi.org", "198.51.100.5"), ("registry.npmjs.org", "198.51.100.6"),
    ]

    /// The names of a machine: what its certificate is for.
    static func names(of address: IPv4Address) -> [String] {
        hosts.filter { $0.address == address.description }.map(\.name)
    }

    /// What a site has at a path; `nil` for a name without pages.
    static func pages(of host: String) -> [String: WebPage]? {
        switch host {
        case "example.com", "www.example.com": ExampleSite.pages
        case "git.example.com": ["/": WebPage("Repositories:\n  https://git.example.com/hello.git\n")]
        default: nil
        }
    }

    /// Whether a host has repositories.
    package static func hasRepositories(_ host: String) -> Bool { host == "git.example.com" }

    /// The repository at a path of such a host, with or without `.git`.
    package static func repository(at path: String) -> GitRepository? {
        ["/hello.git", "/hello"].contains(path) ? .hello : nil
    }
}

/// A file of a site.
struct WebPage: Sendable {
    var type: String
    var body: [UInt8]

    init(_ text: String, type: String = "text/plain") { self.init(Array(text.utf8), type: type) }

    init(_ body: [UInt8], type: String) {
        self.type = type
        self.body = body
    }
}
