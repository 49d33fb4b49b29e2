extension BuildChecker {
    /// A FROM that makes no sense when no build argument is given (buildkit `validateBaseImagesWithDefaultArgs`).
    mutating func checkDefaultBases() {
        let escape = document.escape
        guard let defaults = try? GlobalArguments(build, facts, escape: escape, given: [:]) else { return }
        let expander = WordExpander(escape: escape)
        for stage in build.stages {
            guard let base = try? expander.expand(stage.baseName, with: defaults.values).text else { return }
            if !ImageNameShape.isValid(base) {
                warn(
                    .invalidDefaultArgInFrom,
                    "Default value for ARG \(stage.baseName) results in empty or invalid base image name",
                    at: stage.lines)
            }
        }
    }

    /// Checks what FROM starts from; the expanded names, one a stage.
    mutating func checkBases(_ arguments: GlobalArguments) throws(DockerfileError) -> [String] {
        let expander = WordExpander(escape: document.escape)
        var bases: [String] = []
        for stage in build.stages {
            do throws(DockerfileError) {
                let base = try declared(stage.baseName, expander, arguments, at: stage.lines)
                guard !base.text.isEmpty else {
                    throw DockerfileError("base name (\(stage.baseName)) should not be blank")
                }
                bases.append(base.text)
                if !stage.platform.isEmpty { try checkPlatform(of: stage, expander, arguments) }
            } catch {
                throw error.located(at: stage.lines)
            }
        }
        return bases
    }

    /// Expands a word of FROM and warns about arguments that are not declared.
    private mutating func declared(
        _ word: String, _ expander: WordExpander, _ arguments: GlobalArguments, at lines: ClosedRange<Int>
    ) throws(DockerfileError) -> WordExpansion {
        var unmatched: [String] = []
        defer { warnUndeclared(unmatched, arguments, at: lines) }
        return try expander.expand(word, with: arguments.values, unmatched: &unmatched)
    }

    private mutating func warnUndeclared(
        _ names: [String], _ arguments: GlobalArguments, at lines: ClosedRange<Int>
    ) {
        for name in names where !arguments.names.contains(name) {
            let hint = Suggestion.suffix(for: name, among: Array(arguments.names), matchingCase: true)
            warn(.undefinedArgInFrom, "FROM argument '\(name)' is not declared\(hint)", at: lines)
        }
    }

    private mutating func checkPlatform(
        of stage: Stage, _ expander: WordExpander, _ arguments: GlobalArguments
    ) throws(DockerfileError) {
        let platform = try declared(stage.platform, expander, arguments, at: stage.lines)
        if platform.matched == ["TARGETPLATFORM"], platform.unmatched.isEmpty,
            platform.text == arguments.values["TARGETPLATFORM"]
        {
            warn(
                .redundantTargetPlatform,
                "Setting platform to predefined \(stage.platform) in FROM is redundant "
                    + "as this is the default behavior", at: stage.lines)
        }
        if platform.matched.isEmpty, platform.unmatched.isEmpty, let parts = Self.platformParts(platform.text),
            !stage.name.containsBytes(parts.system), !stage.name.containsBytes(parts.architecture)
        {
            warn(
                .fromPlatformFlagConstDisallowed,
                "FROM --platform flag should not use constant value \(platform.text.goQuoted)", at: stage.lines)
        }
        guard !platform.text.isEmpty else {
            throw DockerfileError("empty platform value from expression \(stage.platform)")
        }
        guard Self.platformParts(platform.text) != nil else {
            let reason =
                platform.text.unicodeScalars.contains("/")
                ? "cannot parse platform specifier" : "unknown operating system or architecture"
            throw DockerfileError(
                "failed to parse platform \(stage.platform): \(platform.text.goQuoted): \(reason): invalid argument")
        }
    }

    /// `linux`, `arm64` or `linux/arm/v7`, normalised; nil if it is no platform (containerd `platforms.Parse`).
    private static func platformParts(_ text: String) -> (system: String, architecture: String)? {
        let systems: Set = ["linux", "windows", "darwin", "freebsd"]
        let aliases = ["x86_64": "amd64", "x86-64": "amd64", "aarch64": "arm64", "armhf": "arm", "armel": "arm"]
        let architectures: Set = [
            "386", "amd64", "arm", "arm64", "loong64", "mips64", "mips64le", "ppc64le", "riscv64", "s390x", "wasm",
        ]
        let parts = text.lowercased().split(on: "/")
        guard (1...3).contains(parts.count), !parts.contains("") else { return nil }
        if parts.count > 1 { return (parts[0], aliases[parts[1]] ?? parts[1]) }
        if systems.contains(parts[0]) { return (parts[0], "amd64") }
        let architecture = aliases[parts[0]] ?? parts[0]
        return architectures.contains(architecture) ? ("linux", architecture) : nil
    }
}
