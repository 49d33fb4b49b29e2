import FileTrees
import Kernel
import WorldModel

/// Files: `open`, and what they can do. Output is gathered and written when there is much of it, at a line's end on a
/// terminal, and at the end.
enum Files {
    static let methods: Natives.Group = [
        (
            "read",
            { (m, os, a) throws(Trap) in
                let count = a.count > 1 && a[1] != .none ? try m.index(a[1], &os) : -1
                return try read(try id(a, &m), count, &m, &os)
            }
        ),
        ("readline", { (m, os, a) throws(Trap) in try readLine(try id(a, &m), &m, &os) }),
        (
            "readlines",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                try fill(id, until: { _, _ in false }, &m, &os)
                var lines: [Value] = []
                while true {
                    let line = try readLine(id, &m, &os)
                    guard try m.length(line, &os) > 0 else { return m.list(lines) }
                    lines.append(line)
                }
            }
        ),
        (
            "write",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                guard case .file(let file) = m.heap[Int(id)] else { return .none }
                if file.isBinary {
                    guard case .bytes(let bytes, _)? = m.object(m.plain(a[1])) else {
                        throw m.error(.typeError, "a bytes-like object is required, not '\(m.typeName(a[1]))'")
                    }
                    try write(bytes, to: id, &m, &os)
                    return .int(bytes.count)
                }
                guard let text = m.string(a[1]) else {
                    // `sys.stdout.buffer` is the file itself here.
                    if case .bytes(let bytes, _)? = m.object(a[1]), (file.descriptor ?? 9) <= 2 {
                        try write(bytes, to: id, &m, &os)
                        return .int(bytes.count)
                    }
                    throw m.error(.typeError, "write() argument must be str, not \(m.typeName(a[1]))")
                }
                try write(try BytesMethods.encode(text, file.encoding, file.errors, &m), to: id, &m, &os)
                return .int(text.unicodeScalars.count)
            }
        ),
        (
            "writelines",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                for line in try m.items(of: a[1], &os) {
                    try write(Array((m.string(line) ?? "").utf8), to: id, &m, &os)
                }
                return .none
            }
        ),
        (
            "flush",
            { (m, os, a) throws(Trap) in
                try flush(try id(a, &m), &m, &os)
                return .none
            }
        ),
        (
            "close",
            { (m, os, a) throws(Trap) in
                try close(try id(a, &m), &m, &os)
                return .none
            }
        ),
        (
            "seek",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                try flush(id, &m, &os)
                guard case .file(var file) = m.heap[Int(id)] else { return .none }
                let isInMemory = file.descriptor == nil
                var place = try m.index(a[1], &os)
                if let whence = a.value(2, "whence"), m.smallInt(whence) == 2 {
                    place += file.descriptor.flatMap { os.size(of: $0, as: m.me) } ?? file.input.count
                }
                if place < 0 {
                    throw isInMemory || !file.isBinary
                        ? m.error(.valueError, "negative seek \(isInMemory ? "value" : "position") \(place)")
                        : m.error(.invalid)
                }
                if let descriptor = file.descriptor {
                    os.seek(descriptor, to: place, as: m.me)
                    file.input = []
                    file.position = 0
                } else {
                    file.position = min(place, file.input.count)
                }
                file.hasEnded = false
                m.heap[Int(id)] = .file(file)
                return .int(place)
            }
        ),
        (
            "tell",
            { (m, os, a) throws(Trap) in
                guard case .file(let file) = m.heap[Int(try id(a, &m))] else { return .none }
                return .int(try place(of: file, m, os))
            }
        ),
        (
            "truncate",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                try flush(id, &m, &os)
                guard case .file(var file) = m.heap[Int(id)] else { return .none }
                let size = a.count > 1 && a[1] != .none ? try m.index(a[1], &os) : try place(of: file, m, os)
                if size < 0 { throw m.error(.invalid) }
                try m.reserve(size)
                if let descriptor = file.descriptor {
                    guard file.canWrite else {
                        throw .raised(m.exception(.osError, [m.text("File not open for writing")]))
                    }
                    do throws(Errno) { try os.truncate(descriptor, to: size, as: m.me) } catch { throw m.error(error) }
                } else {
                    file.input.removeLast(max(0, file.input.count - size))
                    file.position = min(file.position, file.input.count)
                    m.heap[Int(id)] = .file(file)
                }
                return .int(size)
            }
        ),
        (
            "getvalue",
            { (m, os, a) throws(Trap) in
                guard case .file(let file) = m.heap[Int(try id(a, &m))] else { return .none }
                return try value(file.input, file, &m)
            }
        ),
        (
            "fileno",
            { (m, os, a) throws(Trap) in
                guard case .file(let file) = m.heap[Int(try id(a, &m))], let number = file.descriptor else {
                    throw m.error(.osError, "fileno")
                }
                return .int(number)
            }
        ),
        (
            "isatty",
            { (m, os, a) throws(Trap) in
                guard case .file(let file) = m.heap[Int(try id(a, &m))], let number = file.descriptor else {
                    return .bool(false)
                }
                return .bool(os.isTerminal(number, of: m.me))
            }
        ),
        (
            "readable",
            { (m, os, a) throws(Trap) in
                if case .file(let file) = m.heap[Int(try id(a, &m))] { return .bool(file.canRead) }
                return .bool(false)
            }
        ),
        (
            "writable",
            { (m, os, a) throws(Trap) in
                if case .file(let file) = m.heap[Int(try id(a, &m))] { return .bool(file.canWrite) }
                return .bool(false)
            }
        ),
        (
            "reconfigure",
            { (m, os, a) throws(Trap) in
                let id = try id(a, &m)
                guard case .file(var file) = m.heap[Int(id)] else { return .none }
                if let value = a.keyword("line_buffering") { file.isLineBuffered = try m.truth(value, &os) }
                m.heap[Int(id)] = .file(file)
                return .none
            }
        ),
        ("__enter__", { (m, os, a) throws(Trap) in a[0] }),
        (
            "__exit__",
            { (m, os, a) throws(Trap) in
                try close(try id(a, &m), &m, &os)
                return .none
            }
        ),
    ]

    static let functions: Natives.Group = [
        ("open", open),
        (
            "StringIO",
            { (m, os, a) throws(Trap) in
                // Only `newline=None` translates ends of lines, unlike with files.
                memory(
                    Array((m.string(a.positional.first ?? .none) ?? "").utf8), isBinary: false,
                    translates: a.value(1, "newline") == Value.none, &m)
            }
        ),
        (
            "BytesIO",
            { (m, os, a) throws(Trap) in
                var bytes: [UInt8] = []
                if let first = a.positional.first, case .bytes(let content, _)? = m.object(first) { bytes = content }
                return memory(bytes, isBinary: true, &m)
            }
        ),
    ]

    private static func memory(
        _ bytes: [UInt8], isBinary: Bool, translates: Bool = false, _ m: inout Interpreter
    ) -> Value {
        m.make(
            .file(
                FileState(
                    descriptor: nil, name: "", mode: isBinary ? "rb+" : "r+", isBinary: isBinary, canRead: true,
                    canWrite: true, input: bytes, translatesNewlines: translates)))
    }

    /// Where the next read or write takes place.
    private static func place(of file: FileState, _ m: Interpreter, _ os: Simulation) throws(Trap) -> Int {
        guard let descriptor = file.descriptor else { return file.position }
        let offset =
            os.world.processes[m.me]?.descriptors[descriptor].flatMap {
                os.world.streams.openFiles[$0.file]?.offset
            } ?? 0
        return offset - (file.input.count - file.position) + file.output.count
    }

    private static func id(_ a: Arguments, _ m: inout Interpreter) throws(Trap) -> ObjectID {
        guard case .object(let id)? = a.positional.first, case .file(let file) = m.heap[Int(id)] else {
            throw m.error(.typeError, "descriptor requires a file object")
        }
        if file.isClosed { throw m.error(.valueError, "I/O operation on closed file.") }
        return id
    }

    static func value(_ bytes: [UInt8], _ file: FileState, _ m: inout Interpreter) throws(Trap) -> Value {
        if file.isBinary { return m.make(.bytes(bytes, isMutable: false)) }
        let text = try BytesMethods.decode(bytes, file.encoding, file.errors, &m)
        guard file.translatesNewlines, bytes.contains(0x0D), let string = m.string(text) else { return text }
        return m.text(string.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    }

    // MARK: Reading

    /// Reads until what is there is enough, or the end.
    ///
    /// - Parameter isEnough: is given what is there, and how much of it was there the last time.
    private static func fill(
        _ id: ObjectID, until isEnough: (ArraySlice<UInt8>, _ seen: Int) -> Bool, _ m: inout Interpreter,
        _ os: inout Simulation
    ) throws(Trap) {
        var seen = 0
        while true {
            guard case .file(var file) = m.heap[Int(id)] else { return }
            guard file.canRead else {
                let error = m.exception(.osError, [m.text("not readable")])
                throw .raised(error)
            }
            if file.hasEnded || isEnough(file.input[file.position...], seen) { return }
            seen = file.input.count - file.position
            try m.reserve(file.input.count, times: 2)
            guard let descriptor = file.descriptor ?? socketDescriptor(file, m) else { return }
            do {
                switch try os.read(descriptor, as: m.me) {
                case .bytes(let bytes):
                    m.heap[Int(id)] = .free
                    os.extraSteps += bytes.count / 64
                    if let socket = file.socket { SocketModule.arrived(socket, &m) }
                    if file.position > 0 {
                        file.input.removeFirst(file.position)
                        file.position = 0
                    }
                    file.input += bytes
                    m.heap[Int(id)] = .file(file)
                case .end:
                    file.hasEnded = true
                    m.heap[Int(id)] = .file(file)
                    return
                case .blocked(let reason):
                    if let socket = file.socket { throw SocketModule.wait(for: reason, socket, &m, &os) }
                    // Whoever asks for a line should see what was printed before.
                    for output in m.outputs { try flush(output, &m, &os) }
                    throw Trap.blocked([reason])
                }
            } catch {
                if let trap = error as? Trap { throw trap }
                throw m.error(error as? Errno ?? .invalid)
            }
        }
    }

    private static func socketDescriptor(_ file: FileState, _ m: Interpreter) -> Int? {
        guard let socket = file.socket, case .socket(let state) = m.heap[Int(socket)] else { return nil }
        return state.descriptor
    }

    static func read(
        _ id: ObjectID, _ count: Int, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) -> Value {
        try fill(id, until: { rest, _ in count >= 0 && rest.count >= count }, &m, &os)
        guard case .file(var file) = m.heap[Int(id)] else { return .none }
        var end = count < 0 ? file.input.count : min(file.input.count, file.position + count)
        if !file.isBinary, count >= 0 {
            // Texts are counted in code points.
            let rest = String(decoding: file.input[file.position...], as: UTF8.self)
            end = file.position + String(String.UnicodeScalarView(rest.unicodeScalars.prefix(count))).utf8.count
            end = min(end, file.input.count)
        }
        let bytes = Array(file.input[file.position..<end])
        file.position = end
        m.heap[Int(id)] = .file(file)
        return try value(bytes, file, &m)
    }

    static func readLine(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) -> Value {
        try fill(id, until: { $0.dropFirst($1).contains(0x0A) }, &m, &os)
        guard case .file(var file) = m.heap[Int(id)] else { return .none }
        let rest = file.input[file.position...]
        let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? file.input.count
        let bytes = Array(rest[..<end])
        file.position = end
        m.heap[Int(id)] = .file(file)
        return try value(bytes, file, &m)
    }

    // MARK: Writing

    private static let much = 8192

    static func write(
        _ bytes: [UInt8], to id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation
    ) throws(Trap) {
        guard case .file(var file) = m.heap[Int(id)] else { return }
        if file.isClosed { throw m.error(.valueError, "I/O operation on closed file.") }
        guard file.canWrite else {
            throw .raised(m.exception(.osError, [m.text("not writable")]))
        }
        if file.descriptor == nil, file.socket == nil {
            // In memory.
            let end = min(file.input.count, file.position + bytes.count)
            file.input.replaceSubrange(file.position..<end, with: bytes)
            file.position += bytes.count
            m.heap[Int(id)] = .file(file)
            return
        }
        m.heap[Int(id)] = .free
        file.output += bytes
        // Files on a disk are written at once: who reads them need not wait for `close`.
        let isOnDisk = (file.descriptor ?? 0) > 2
        let isFull = isOnDisk || file.output.count >= much || file.isLineBuffered && bytes.contains(0x0A)
        m.heap[Int(id)] = .file(file)
        if !m.outputs.contains(id) { m.outputs.append(id) }
        if isFull { try flush(id, &m, &os) }
    }

    /// Writes what was gathered, as far as the other side takes it.
    static func flush(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) {
        guard case .file(var file) = m.heap[Int(id)], !file.output.isEmpty,
            let descriptor = file.descriptor ?? socketDescriptor(file, m)
        else { return }
        m.heap[Int(id)] = .free
        defer { m.heap[Int(id)] = .file(file) }
        while !file.output.isEmpty {
            do {
                switch try os.write(file.output, to: descriptor, as: m.me) {
                case .taken(let count): file.output.removeFirst(count)
                case .blocked(let reason):
                    m.slowOutput = reason
                    return
                }
            } catch {
                file.output = []
                throw m.error(error)
            }
        }
    }

    static func close(_ id: ObjectID, _ m: inout Interpreter, _ os: inout Simulation) throws(Trap) {
        try flush(id, &m, &os)
        guard case .file(var file) = m.heap[Int(id)], !file.isClosed else { return }
        if let descriptor = file.descriptor, descriptor > 2 { os.close(descriptor, of: m.me) }
        file.isClosed = true
        m.heap[Int(id)] = .file(file)
        m.outputs.removeAll { $0 == id }
        if let socket = file.socket { SocketModule.released(socket, &m, &os) }
    }
}
