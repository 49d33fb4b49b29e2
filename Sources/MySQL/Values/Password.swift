import FileTrees

/// How passwords are proved without saying them (MySQL's "Authentication Methods").
enum Password {
    /// What a server keeps: the password hashed twice.
    static func secret(_ password: String, _ plugin: String) -> [UInt8]? {
        guard !password.isEmpty else { return nil }
        let function = function(plugin)
        return function.hash(function.hash(Array(password.utf8)))
    }

    private static func function(_ plugin: String) -> HashFunction {
        plugin == "caching_sha2_password" ? .sha256 : .sha1
    }

    /// What a client answers to a challenge.
    static func answer(_ password: String, _ challenge: [UInt8], _ plugin: String) -> [UInt8] {
        guard !password.isEmpty else { return [] }
        let function = function(plugin)
        let once = function.hash(Array(password.utf8))
        return mixed(once, mask(function.hash(once), challenge, plugin))
    }

    /// Whether an answer comes from who knows the password.
    static func proves(_ answer: [UInt8], _ challenge: [UInt8], _ secret: [UInt8]?, _ plugin: String) -> Bool {
        guard let secret else { return answer.isEmpty }
        guard answer.count == secret.count else { return false }
        return function(plugin).hash(mixed(answer, mask(secret, challenge, plugin))) == secret
    }

    /// The order of the parts differs between the two methods.
    private static func mask(_ twice: [UInt8], _ challenge: [UInt8], _ plugin: String) -> [UInt8] {
        function(plugin).hash(plugin == "caching_sha2_password" ? twice + challenge : challenge + twice)
    }

    private static func mixed(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] { zip(a, b).map { $0 ^ $1 } }

    /// `*14E65567…`, as grants show it.
    static func hash(of secret: [UInt8]) -> String {
        "*"
            + secret.map { byte in
                let digits = String(byte, radix: 16).uppercased()
                return digits.count < 2 ? "0" + digits : digits
            }.joined()
    }

    /// What `hash(of:)` wrote.
    static func secret(ofHash text: String) -> [UInt8]? {
        guard text.hasPrefix("*"), text.count % 2 == 1 else { return nil }
        var bytes: [UInt8] = []
        var rest = text.dropFirst()
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
