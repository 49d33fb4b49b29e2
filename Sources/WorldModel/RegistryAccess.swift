import FileTrees

/// Who asks a registry for something.
package struct RegistryCredentials: Sendable, Equatable {
    package var user: String
    package var password: String

    package init(user: String, password: String) {
        self.user = user
        self.password = password
    }
}

/// Whom a private registry lets in: the users of an htpasswd file (distribution, "auth: htpasswd").
package struct RegistryAccess: Sendable, Equatable {
    /// What the challenge calls the place.
    package var realm: String
    /// Where the container has the file.
    package var path: String

    /// As the registry's environment says; nothing when everybody is let in.
    package init?(_ variable: (String) -> String?) {
        guard let path = variable("REGISTRY_AUTH_HTPASSWD_PATH"),
            variable("REGISTRY_AUTH").map({ $0 == "htpasswd" }) ?? true
        else { return nil }
        self.path = path
        realm = variable("REGISTRY_AUTH_HTPASSWD_REALM") ?? ""
    }

    /// Whether the file, with lines of `user:hash`, has a user with this password. Only bcrypt's hashes count.
    package static func admits(_ credentials: RegistryCredentials, file: [UInt8]) -> Bool {
        let lines = String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline)
        let entry = lines.first { $0.hasPrefix(credentials.user + ":") }
        guard let hash = entry?.dropFirst(credentials.user.utf8.count + 1), hash.hasPrefix("$2") else { return false }
        return PasswordHash.matches(credentials.password, String(hash))
    }
}
