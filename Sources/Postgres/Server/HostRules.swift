import WorldModel

/// `pg_hba.conf`: who may connect, and how they prove who they are (the manual, 21.1).
struct HostRules: Equatable, Sendable {
    struct Rule: Equatable, Sendable {
        var isLocal: Bool
        var databases: [String]
        var users: [String]
        /// `nil` is every address.
        var subnet: Subnet?
        var matchesNothing = false
        var method: String
        /// The line in the file, from 1, with its text.
        var number: Int
        var text: String
    }

    private(set) var rules: [Rule] = []

    init(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.prefix { $0 != "#" }
            let words = bare.split { $0.isWhitespace }.map { String($0).replacing("\"", with: "") }
            guard let kind = words.first, ["local", "host", "hostnossl"].contains(kind),
                words.count >= (kind == "local" ? 4 : 5)
            else {
                continue
            }
            let isLocal = kind == "local"
            var rule = Rule(
                isLocal: isLocal, databases: words[1].split(separator: ",").map(String.init),
                users: words[2].split(separator: ",").map(String.init), method: words[isLocal ? 3 : 4],
                number: index + 1,
                text: words.joined(separator: " "))
            if !isLocal, words[3] != "all" {
                let parts = words[3].split(separator: "/")
                if words[3] == "samehost" || words[3] == "samenet" {
                    rule.subnet = Subnet(.loopback, prefix: 8)
                } else if let address = IPv4Address(String(parts[0])) {
                    rule.subnet = Subnet(address, prefix: parts.count > 1 ? Int(parts[1]) ?? 32 : 32)
                } else {
                    rule.matchesNothing = true
                }
            }
            rules.append(rule)
        }
    }

    /// The first rule that fits. `address` is `nil` for Unix sockets.
    func rule(database: String, user: String, address: IPv4Address?) -> Rule? {
        rules.first { rule in
            guard rule.isLocal == (address == nil), !rule.matchesNothing else { return false }
            guard
                rule.databases.contains("all") || rule.databases.contains(database)
                    || rule.databases.contains("sameuser") && database == user
            else { return false }
            guard rule.users.contains("all") || rule.users.contains(user) else { return false }
            guard let subnet = rule.subnet, let address else { return true }
            return subnet.contains(address)
        }
    }
}
