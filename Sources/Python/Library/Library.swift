/// Modules of Python's standard library that are written in Python. The text is what the interpreter runs; it is written
/// for it, and does what CPython's own modules do as far as small programs see.
enum Library {
    /// Built-in names that are made when somebody asks for them, and the modules that have them.
    static let rareBuiltins = [
        "BaseExceptionGroup": "_groups", "ExceptionGroup": "_groups", "_DrydockExceptStar": "_groups",
        "complex": "_complex",
    ]

    static let sources: [String: String] = [
        files, data, types, functions, text, time, formats, commandlines, logs, tools, random, threads, processes,
        sockets,
        web, async, groups, complexNumbers, settings, printing, decimals, numbers, sqlite, adminer,
    ].reduce(into: [:]) {
        $0.merge($1) { first, _ in first }
    }
}

/// Packages that pip installs: what stands in `site-packages` is a stand-in, and this is what `import` runs.
enum Packages {
    static let sources = [flask, jinja, clients, databases].reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
