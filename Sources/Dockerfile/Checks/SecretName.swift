/// Whether a variable's name looks like a secret's (buildkit `getSecretsRegex`).
enum SecretName {
    private static let suspicious: Set<String> = [
        "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token",
    ]

    static func matches(_ name: String) -> Bool {
        let words = name.lowercased().split(on: "_")
        return words.contains(where: suspicious.contains) && !words.contains("public")
    }
}
