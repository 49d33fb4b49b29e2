/// The part of JavaScript's and Node's library that is written in JavaScript. The texts are what the machine runs; they
/// are written for it, and do what Node's own modules do as far as small programs see.
enum Library {
    /// Modules by the names that `require` takes; those with `internal/` are the library's own.
    static let sources: [String: String] = [
        inspection, globals, loading, events, files, paths, utilities, streams, network, http, addresses, assertions,
        web, tools, packages, mysqlPackages,
        express,
    ].reduce(into: [:]) {
        $0.merge($1) { first, _ in first }
    }

    /// What runs before a program, in this order. What stands in `<anonymous>` is shown in traces.
    static let beginnings = [
        (file: "<anonymous>", source: core + "\n{\n" + typedArrays + "\n}"),
        (file: "node:internal/react", source: reacting),
        (file: "node:internal/main", source: beginning),
    ]

    /// Modules that every program uses.
    static let alwaysUsed = [
        "internal/globals", "internal/inspect", "internal/loader", "internal/errors", "events", "stream", "buffer",
        "path",
    ]

    /// What a module of the library is called with.
    static let parameters = ["exports", "require", "module", "binding", "internal"]
}
