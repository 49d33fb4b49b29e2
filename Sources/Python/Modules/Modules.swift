import PythonSyntax
import WorldModel

/// The modules of the standard library that are there: some are the interpreter's own, others are written in Python.
enum Modules {
    /// Python's own modules by full name, as Python source.
    static let sources: [String: String] = Library.sources

    static let natives: Set<String> = Set(
        Natives.groups.compactMap { if case .module(let name) = $0.owner { name } else { nil } })

    /// Names that `import` knows without any file.
    static let names: Set<String> = natives.union(sources.keys)

    /// Packages that `pip install` has to bring first; what they do is written in Python here.
    static let packages: [String: String] = Packages.sources
}

/// Importing.
extension Interpreter {
    /// Takes over what a compiler has made.
    mutating func install(_ compiler: Compiler) {
        symbols = compiler.symbols
        for (index, code) in compiler.codes.enumerated() {
            var code = code
            code.constants = compiler.constants[index].map { constant($0) }
            codes.append(code)
            instructions.append(code.instructions)
        }
    }

    private mutating func constant(_ value: Compiler.Constant) -> Value {
        switch value {
        case .value(let number): .float(number)
        case .integer(let number): .int(number)
        case .big(let number): integer(number)
        case .string(let string): text(string)
        case .bytes(let bytes): make(.bytes(bytes, isMutable: false))
        case .none: .none
        case .ellipsis: .ellipsis
        case .bool(let flag): .bool(flag)
        case .tuple(let items):
            { (machine: inout Interpreter) in
                var values: [Value] = []
                for item in items { values.append(machine.constant(item)) }
                return machine.tuple(values)
            }(&self)
        }
    }

    /// Compiles a module's text; a text that is no Python is a SyntaxError.
    mutating func compile(_ source: String, name: String, file: String) throws(Trap) -> Int {
        let result: Result<(Compiler, Int), PythonSyntaxError>
        do throws(PythonSyntaxError) {
            let body = try PythonParser.parse(source)
            var compiler = Compiler(symbols: symbols, firstNumber: codes.count, file: file)
            let code = try compiler.module(body, name: name)
            result = .success((compiler, code))
        } catch {
            result = .failure(error)
        }
        return try finish(result, file: file, source: source)
    }

    mutating func compileExpression(_ source: String) throws(Trap) -> Int {
        let result: Result<(Compiler, Int), PythonSyntaxError>
        do throws(PythonSyntaxError) {
            let expression = try PythonParser.expression(source)
            var compiler = Compiler(symbols: symbols, firstNumber: codes.count, file: "<string>")
            let code = try compiler.evaluation(expression)
            result = .success((compiler, code))
        } catch {
            result = .failure(error)
        }
        return try finish(result, file: "<string>", source: source)
    }

    private mutating func finish(
        _ result: Result<(Compiler, Int), PythonSyntaxError>, file: String, source: String
    ) throws(Trap) -> Int {
        switch result {
        case .success(let (compiler, code)):
            install(compiler)
            return code
        case .failure(let failure): throw syntaxError(failure, file: file, source: source)
        }
    }

    // MARK: import

    /// Begins to import a module. False when it is there already: it is pushed then.
    mutating func beginImport(_ name: String, level: Int, _ os: inout Simulation) throws(Trap) -> Bool {
        let wanted = try absolute(name, level: level)
        let full = wanted == "os.path" ? "posixpath" : wanted
        if let id = modules[full] {
            stack.append(.object(id))
            return false
        }
        // Packages come before what is in them.
        if let dot = full.lastIndex(of: ".") { _ = try importNow(String(full[..<dot]), &os) }
        if let id = modules[full] {
            stack.append(.object(id))
            return false
        }
        if try open(full, &os) { return true }
        return false
    }

    private mutating func absolute(_ name: String, level: Int) throws(Trap) -> String {
        guard level > 0 else { return name }
        var package = ""
        if let frame = frames.last, case .module(_, let names) = heap[Int(frame.module)],
            let value = names[symbols["__package__"]]
        {
            package = string(value) ?? ""
        }
        if package.isEmpty { throw error(.importError, "attempted relative import with no known parent package") }
        let parts = package.split(separator: ".").dropLast(level - 1)
        let base = parts.joined(separator: ".")
        return name == "." || name.isEmpty ? base : base + "." + name
    }

    /// Makes a module and runs its text in a frame on top. False when no text has to run: the module is pushed.
    private mutating func open(_ name: String, _ os: inout Simulation) throws(Trap) -> Bool {
        if Modules.natives.contains(name) {
            stack.append(.object(nativeModule(name, &os)))
            return false
        }
        guard let (source, file, isPackage) = try find(name, &os) else {
            throw try notFound(name, &os)
        }
        let code = try compile(source, name: "<module>", file: file)
        let id = addModule(name, file: file, isPackage: isPackage)
        var frame = Frame(code: code, base: stack.count, module: id)
        frame.ending = .module
        for _ in codes[code].variables { stack.append(.undefined) }
        frames.append(frame)
        return true
    }

    private mutating func notFound(_ name: String, _ os: inout Simulation) throws(Trap) -> Trap {
        let base = String(name.prefix { $0 != "." })
        var message = "No module named '\(name)'"
        if name.contains("."), let parent = modules[base], case .module(_, let names) = heap[Int(parent)],
            names[symbols["__path__"]] == nil
        {
            message += "; '\(base)' is not a package"
        }
        if Self.standardLibrary.contains(base) {
            message = "Drydock: the module '\(name)' of Python's standard library is not simulated"
        } else if searchPath.contains(where: { os.exists("\($0)/\(base)/_files", as: me) }) {
            message = "Drydock: the package '\(base)' is installed, but what is in it is not simulated"
        }
        let value = exception(.moduleNotFoundError, [text(message)])
        setAttribute(value, "name", text(name))
        return .raised(value)
    }

    /// The names of Python 3.12's standard library (`sys.stdlib_module_names`): whatever of it is not found is not
    /// simulated.
    private static let standardLibrary = Set(
        """
        abc aifc argparse array ast asyncio atexit audioop base64 bdb binascii bisect bz2 cProfile calendar cgi cgitb
        chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib
        contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email
        encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc
        getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib imghdr importlib inspect io
        ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes
        mmap modulefinder multiprocessing netrc nntplib ntpath numbers opcode operator optparse os pathlib pdb pickle
        pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile
        pyclbr pydoc queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors
        shelve shlex shutil signal site smtplib sndhdr socket socketserver spwd sqlite3 ssl stat statistics string
        stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios
        textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types
        typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser wsgiref xdrlib xml xmlrpc
        zipapp zipfile zipimport zlib zoneinfo
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    mutating func addModule(_ name: String, file: String, isPackage: Bool) -> ObjectID {
        var names = Namespace()
        names[symbols["__name__"]] = text(name)
        names[symbols["__file__"]] = text(file)
        names[symbols["__doc__"]] = Value.none
        names[symbols["__builtins__"]] = .object(builtins)
        let package = isPackage ? name : String(name.split(separator: ".").dropLast().joined(separator: "."))
        names[symbols["__package__"]] = text(package)
        if isPackage { names[symbols["__path__"]] = list([text(file)]) }
        let id = allocate(.module(name: name, names))
        modules[name] = id
        bindInParent(name, id)
        listModule(name, id)
        return id
    }

    /// Puts a module into `sys.modules`, and all that were there before when that is made.
    private mutating func listModule(_ name: String, _ id: ObjectID) {
        guard let sys = modules["sys"], case .module(_, let names) = heap[Int(sys)],
            case .object(let table)? = names[symbols["modules"]]
        else { return }
        let label = text(name)
        _ = withTable(table) { $0.set(.string(name), label, .object(id)) }
    }

    private mutating func bindInParent(_ name: String, _ id: ObjectID) {
        guard let dot = name.lastIndex(of: "."), let parent = modules[String(name[..<dot])] else { return }
        setGlobal(symbols[String(name[name.index(after: dot)...])], .object(id), parent)
    }

    private mutating func nativeModule(_ name: String, _ os: inout Simulation) -> ObjectID {
        if let id = modules[name] { return id }
        let id = addModule(name, file: "<built-in>", isPackage: false)
        let group = Natives.groups.first { $0.owner == .module(name) }
        let start = Natives.starts[.module(name)] ?? 0
        for (offset, function) in (group?.functions ?? []).enumerated() {
            setGlobal(symbols[function.name], .native(Int32(start + offset)), id)
        }
        switch name {
        case "sys": SystemModule.prepare(id, &self, &os)
        case "math": MathModule.prepare(id, &self)
        case "_socket": setGlobal(symbols["socket"], .object(BuiltinType.socket.rawValue), id)
        case "_re": setGlobal(symbols["Pattern"], .object(BuiltinType.pattern.rawValue), id)
        case "_json": setGlobal(symbols["JSONDecodeError"], .object(BuiltinType.jsonDecodeError.rawValue), id)
        default: break
        }
        if name == "_socket" { setGlobal(symbols["gaierror"], .object(BuiltinType.gaierror.rawValue), id) }
        return id
    }

    /// A module's text: in the search path, in the library, or a package that pip has brought.
    mutating func find(
        _ name: String, _ os: inout Simulation
    ) throws(Trap) -> (source: String, file: String, isPackage: Bool)? {
        let path = name.replacing(".", with: "/")
        for folder in searchPath {
            let base = folder.isEmpty ? path : "\(folder)/\(path)"
            for (file, isPackage) in [(base + "/__init__.py", true), (base + ".py", false)] {
                guard let bytes = try? os.contents(of: file, as: me) else { continue }
                // What pip has put there is a stand-in for the package that is written here.
                let root = String(name.prefix { $0 != "." })
                if folder.hasSuffix("site-packages"), let source = Modules.packages[name] {
                    return (
                        source, "<drydock \(name)>",
                        Modules.packages.keys.contains { $0.hasPrefix(name + ".") } || name == root
                    )
                }
                return (String(decoding: bytes, as: UTF8.self), file, isPackage)
            }
            if folder.hasSuffix("site-packages"), let source = Modules.packages[name] {
                let root = String(name.prefix { $0 != "." })
                if os.exists("\(folder)/\(root)", as: me) || os.exists("\(folder)/\(root).py", as: me) {
                    return (source, "<drydock \(name)>", Modules.packages.keys.contains { $0.hasPrefix(name + ".") })
                }
            }
        }
        for group in hasAllPackages ? [Modules.sources, Modules.packages] : [Modules.sources] {
            guard let source = group[name] else { continue }
            return (source, "<drydock \(name)>", group.keys.contains { $0.hasPrefix(name + ".") })
        }
        return nil
    }

    var searchPath: [String] {
        guard let id = modules["sys"], case .module(_, let names) = heap[Int(id)], let symbol = symbols.find("path"),
            let value = names[symbol]
        else { return initialPath }
        return (sequence(value) ?? []).compactMap { string($0) }
    }

    /// Imports and waits for the end.
    mutating func importNow(_ name: String, _ os: inout Simulation) throws(Trap) -> ObjectID {
        var path = ""
        for part in name.split(separator: ".") {
            path += path.isEmpty ? String(part) : "." + part
            if modules[path] != nil { continue }
            let base = stack.count
            if try open(path, &os) { _ = try finishNested(&os) }
            stack.removeLast(stack.count - base)
        }
        return modules[name] ?? builtins
    }

    mutating func importedName(_ module: Value, _ name: Symbol, _ os: inout Simulation) throws(Trap) -> Value {
        if let found = try find(module, name, &os) { return found }
        let shown = symbols.name(name)
        guard case .module(let title, let names)? = object(module) else { return .none }
        let full = title + "." + shown
        if names[symbols["__path__"]] != nil, try find(full, &os) != nil || Modules.natives.contains(full) {
            return .object(try importNow(full, &os))
        }
        let file = names[symbols["__file__"]].flatMap { string($0) } ?? "unknown location"
        var message = "cannot import name '\(shown)' from '\(title)' (\(file))"
        if file.hasPrefix("<drydock") {
            message = "cannot import name '\(shown)' from '\(title)': it is not simulated in Drydock"
        }
        if let near = Suggestions.near(shown, in: names.names.map(symbols.name)) {
            message += ". Did you mean: '\(near)'?"
        }
        throw error(.importError, message)
    }

    mutating func importAll(_ module: Value) {
        guard case .module(_, let names)? = object(module), let frame = frames.last else { return }
        let listed = names[symbols["__all__"]].flatMap { sequence($0) }?.compactMap { string($0) }
        for (name, value) in zip(names.names, names.values) {
            let shown = symbols.name(name)
            if let listed { if !listed.contains(shown) { continue } } else if shown.hasPrefix("_") { continue }
            setGlobal(name, value, frame.module)
        }
    }
}
