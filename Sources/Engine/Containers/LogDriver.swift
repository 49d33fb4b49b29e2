import CommandSyntax
import Kernel
import WorldModel

/// The log drivers that a container can ask for, and their options (moby, `daemon/logger`).
enum LogDriver {
    private static let names = [
        "json-file", "local", "none", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "gcplogs",
        "etwlogs",
    ]

    private static let options: [String: Set<String>] = [
        "json-file": [
            "max-file", "max-size", "compress", "labels", "labels-regex", "env", "env-regex", "tag", "mode",
            "max-buffer-size", "cache-disabled", "cache-max-file", "cache-max-size", "cache-compress",
        ],
        "local": ["max-file", "max-size", "compress", "mode", "max-buffer-size"],
    ]

    // MARK: When a container is made

    /// What the daemon says of a driver and its options before there is a container.
    static func check(_ driver: String, _ options: [String: String]) throws(EngineError) {
        guard names.contains(driver) else {
            throw EngineError(
                .notFound, "error looking up logging plugin \(driver): plugin \"\(driver)\" not found")
        }
        try checkMode(options)
        guard let known = Self.options[driver] else { return }
        for name in options.keys.sorted() where !known.contains(name) {
            throw EngineError(
                .invalidParameter,
                driver == "local"
                    ? "unknown log opt '\(name)' for log driver local"
                    : "unknown log opt '\(name)' for \(driver) log driver")
        }
    }

    private static func checkMode(_ options: [String: String]) throws(EngineError) {
        let mode = options["mode"] ?? ""
        guard ["", "blocking", "non-blocking"].contains(mode) else {
            throw EngineError(.invalidParameter, "logger: logging mode not supported: \(mode)")
        }
        guard let size = options["max-buffer-size"] else { return }
        guard mode == "non-blocking" else {
            throw EngineError(
                .invalidParameter, "logger: max-buffer-size option is only supported with 'mode=non-blocking'")
        }
        do {
            _ = try ByteSize.ramInBytes(size)
        } catch {
            throw EngineError(.invalidParameter, "error parsing option max-buffer-size: \(error)")
        }
    }

    // MARK: When a container is started

    /// How the log of a container rotates. Values that are no values are told only now, as by the daemon.
    static func rotation(_ container: Container, in simulation: Simulation) throws(EngineError) -> LogRotation? {
        do throws(EngineError) {
            let options = container.hostConfig.logOptions
            switch container.hostConfig.logDriver {
            case "json-file": return try jsonRotation(options, container, simulation)
            case "local": return try localRotation(options)
            default: return nil
            }
        } catch {
            throw EngineError(
                .system, "failed to create task for container: failed to initialize logging driver: \(error.message)")
        }
    }

    private static func jsonRotation(
        _ options: [String: String], _ container: Container, _ simulation: Simulation
    ) throws(EngineError) -> LogRotation? {
        var maxSize: Int64?
        if let text = options["max-size"] {
            let size = try size(text, ByteSize.fromHumanSize)
            guard size > 0 else { throw refuse("max-size must be a positive number") }
            maxSize = size
        }
        var maxFiles = 1
        if let text = options["max-file"] {
            maxFiles = try number(text)
            guard maxFiles >= 1 else { throw refuse("max-file cannot be less than 1") }
        }
        if let text = options["compress"], try truth(text), maxFiles < 2 || maxSize == nil {
            throw refuse("compress cannot be true when max-file is less than 2 or max-size is not set")
        }
        let attributes = try LogAttributes.all(of: container, in: simulation)
        guard let maxSize else { return nil }
        let fields = attributes.map { "\"\($0.name)\":\"\($0.value)\"".utf8.count }
        let size = fields.isEmpty ? 0 : #","attrs":{}"#.utf8.count + fields.reduce(0, +) + fields.count - 1
        return LogRotation(format: .json(attributes: size), maxSize: Int(maxSize), maxFiles: maxFiles)
    }

    private static func localRotation(_ options: [String: String]) throws(EngineError) -> LogRotation {
        var rotation = LogRotation(format: .local, maxSize: 20_000_000, maxFiles: 5)
        if let text = options["max-size"] {
            do throws(EngineError) {
                // Its sizes are powers of 1024, those of json-file are powers of 1000.
                let size = try size(text, ByteSize.ramInBytes)
                if size > 0 { rotation.maxSize = Int(size) }
            } catch {
                throw refuse("invalid value for max-size: \(text): \(error.message)")
            }
        }
        if let text = options["max-file"] {
            do throws(EngineError) {
                rotation.maxFiles = try number(text)
            } catch {
                throw refuse("invalid value for max-file: \(text): \(error.message)")
            }
        }
        var compresses = true
        if let text = options["compress"] {
            do throws(EngineError) {
                compresses = try truth(text)
            } catch {
                throw refuse("error reading compress log option: \(error.message)")
            }
        }
        if rotation.maxFiles < 0 { throw refuse("max file count cannot be less than 0") }
        if compresses, rotation.maxFiles <= 1 {
            throw refuse("compression cannot be enabled when max file count is 1")
        }
        rotation.maxFiles = max(rotation.maxFiles, 1)
        return rotation
    }

    // MARK: Values

    private static func size(
        _ text: String, _ read: (String) throws(ByteSize.SyntaxError) -> Int64
    ) throws(EngineError) -> Int64 {
        do {
            return try read(text)
        } catch {
            throw refuse(error.description)
        }
    }

    private static func number(_ text: String) throws(EngineError) -> Int {
        guard let number = Int(text) else {
            throw refuse("strconv.Atoi: parsing \(GoQuote.quote(text)): invalid syntax")
        }
        return number
    }

    private static func truth(_ text: String) throws(EngineError) -> Bool {
        guard let truth = GoNumber.parseBool(text) else {
            throw refuse("strconv.ParseBool: parsing \(GoQuote.quote(text)): invalid syntax")
        }
        return truth
    }

    private static func refuse(_ message: String) -> EngineError { EngineError(.invalidParameter, message) }
}
