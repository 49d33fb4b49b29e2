import FileTrees
import Kernel
import WorldModel

/// `open`.
extension Files {
    @Sendable static func open(
        _ m: inout Interpreter, _ os: inout Simulation, _ a: Arguments
    ) throws(Trap) -> Value {
        guard let first = a.value(0, "file") else {
            throw m.error(.typeError, "open() missing required argument 'file' (pos 1)")
        }
        let mode = m.string(a.value(1, "mode") ?? .none) ?? "r"
        let isBinary = mode.contains("b")
        let isPlus = mode.contains("+")
        var file = FileState(
            descriptor: nil, name: "", mode: mode, isBinary: isBinary, canRead: mode.contains("r") || isPlus,
            canWrite: !mode.contains("r") || isPlus)
        try setCoding(of: &file, a, &m)
        if let descriptor = m.smallInt(first) {
            (file.descriptor, file.name) = (descriptor, String(descriptor))
            return m.make(.file(file))
        }
        guard let path = try OSModule.path(first, &m, &os) else {
            throw m.error(.typeError, "expected str, bytes or os.PathLike object, not \(m.typeName(first))")
        }
        if path.utf8.contains(0) { throw m.error(.valueError, "embedded null byte") }
        guard mode.allSatisfy({ "rwxabt+".contains($0) }), mode.contains(where: { "rwxa".contains($0) }) else {
            throw m.error(.valueError, "invalid mode: '\(mode)'")
        }
        var how = Simulation.OpenMode()
        (how.reads, how.writes) = (file.canRead, file.canWrite)
        how.creates = !mode.contains("r")
        how.truncates = mode.contains("w")
        how.appends = mode.contains("a")
        how.isExclusive = mode.contains("x")
        do {
            if os.isDirectory(path, as: m.me) { throw Errno.isDirectory }
            file.descriptor = try os.open(path, how, as: m.me)
            file.name = path
            return m.make(.file(file))
        } catch {
            throw m.error(error as? Errno ?? .invalid, path: path)
        }
    }

    /// Encoding, errors and newlines: the fourth to sixth arguments.
    private static func setCoding(of file: inout FileState, _ a: Arguments, _ m: inout Interpreter) throws(Trap) {
        if let encoding = a.value(3, "encoding").flatMap({ m.string($0) }) {
            if file.isBinary { throw m.error(.valueError, "binary mode doesn't take an encoding argument") }
            // An encoding that does not exist is found out here.
            _ = try BytesMethods.encode("", encoding, "strict", &m)
            file.encoding = encoding
        }
        file.errors = a.value(4, "errors").flatMap { m.string($0) } ?? "strict"
        file.translatesNewlines = a.value(5, "newline").flatMap { m.string($0) } == nil
    }
}
