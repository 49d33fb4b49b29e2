import WorldModel

/// The version that the programs of an image say they are, from its environment.
struct PostgresVersion: Equatable, Sendable {
    /// `17.6`.
    var number: String
    /// Whether the image is built on Alpine.
    var isAlpine: Bool

    init(_ environment: Environment?) {
        let major = environment?["PG_MAJOR"] ?? "17"
        let text = environment?["PG_VERSION"] ?? major
        number = String(text.prefix { $0.isNumber || $0 == "." })
        isAlpine = !text.contains("-")
        suffix = isAlpine ? "" : " (Debian \(text))"
    }

    private var suffix: String

    /// `17.6 (Debian 17.6-1.pgdg13+1)`, as programs print it.
    var text: String { number + suffix }

    /// What `version()` and the log say.
    var long: String {
        isAlpine
            ? "PostgreSQL \(number) on x86_64-pc-linux-musl, compiled by gcc (Alpine 14.2.0) 14.2.0, 64-bit"
            : "PostgreSQL \(text) on x86_64-pc-linux-gnu, compiled by gcc (Debian 14.2.0-19) 14.2.0, 64-bit"
    }
}
