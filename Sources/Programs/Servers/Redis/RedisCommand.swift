import Shell

/// One command on its way: the store, the words, and what the connection has chosen.
struct RedisCall {
    var store: RedisStore
    var database: Int
    let words: [String]
    /// Milliseconds since 1970.
    let now: Int

    var key: String { words.count > 1 ? words[1] : "" }
    var value: RedisStore.Value? {
        get { store[database, key] }
        set { store[database, key] = newValue }
    }

    /// The moment that a time to live means, in milliseconds since 1970; `nil` when it is beyond all numbers.
    func moment(_ amount: Int, unit: Int, isAbsolute: Bool = false) -> Int? {
        let (scaled, isTooMuch) = amount.multipliedReportingOverflow(by: unit)
        let (moment, isTooLate) = scaled.addingReportingOverflow(isAbsolute ? 0 : now)
        return isTooMuch || isTooLate ? nil : moment
    }

    var invalidExpiry: RedisReply { .error("ERR invalid expire time in '\(words[0].lowercased())' command") }
}

/// A command of Redis: how many words it takes, whether it writes, and what it does.
struct RedisCommand: Sendable {
    /// With the command's own name; negative for "at least".
    let arity: Int
    let writes: Bool
    let body: @Sendable (inout RedisCall) -> RedisReply

    init(_ arity: Int, writes: Bool = false, _ body: @escaping @Sendable (inout RedisCall) -> RedisReply) {
        self.arity = arity
        self.writes = writes
        self.body = body
    }

    func accepts(_ count: Int) -> Bool { arity >= 0 ? count == arity : count >= -arity }

    /// All commands by name.
    static let all: [String: RedisCommand] = [general, strings, lists, sets, hashes, sorted].reduce(into: [:]) {
        $0.merge($1) { first, _ in first }
    }

    /// Carries out a command. Gives the answer and whether something was written.
    static func run(
        _ words: [String], on store: inout RedisStore, database: inout Int, now: Int
    ) -> (reply: RedisReply, wrote: Bool) {
        let name = words[0].uppercased()
        guard let command = all[name] else {
            let shown = words.dropFirst().map { "'\($0)' " }.joined()
            return (.error("ERR unknown command '\(words[0])', with args beginning with: \(shown)"), false)
        }
        guard command.accepts(words.count) else {
            return (.error("ERR wrong number of arguments for '\(name.lowercased())' command"), false)
        }
        store.expire(now: now)
        let before = store.changes
        var call = RedisCall(store: store, database: database, words: words, now: now)
        store = RedisStore()  // so that the call's store is the only one, and is changed in place
        let reply = command.body(&call)
        store = call.store
        database = call.database
        return (reply, command.writes && store.changes != before)
    }

    // MARK: Keys and the server

    private static let general: [String: RedisCommand] = [
        "PING": RedisCommand(-1) { $0.words.count > 1 ? .bulk($0.words[1]) : .status("PONG") },
        "ECHO": RedisCommand(2) { .bulk($0.key) },
        "SELECT": RedisCommand(2) { call in
            guard let number = Int(call.key), (0..<16).contains(number) else {
                return Int(call.key) == nil ? .notInteger : .error("ERR DB index is out of range")
            }
            call.database = number
            return .ok
        },
        "DEL": RedisCommand(-2, writes: true) { remove(&$0) },
        "UNLINK": RedisCommand(-2, writes: true) { remove(&$0) },
        "EXISTS": RedisCommand(-2) { call in
            .integer(call.words.dropFirst().count { call.store[call.database, $0] != nil })
        },
        "TYPE": RedisCommand(2) { .status($0.value?.typeName ?? "none") },
        "KEYS": RedisCommand(2) { call in
            .list(call.store.keys(call.database).filter(Pattern(call.key).matches))
        },
        "SCAN": RedisCommand(-2) { call in
            .array([.bulk("0"), .list(call.store.keys(call.database))])
        },
        "DBSIZE": RedisCommand(1) { .integer($0.store.keys($0.database).count) },
        "FLUSHALL": RedisCommand(-1, writes: true) { call in
            call.store.clear(nil)
            return .ok
        },
        "FLUSHDB": RedisCommand(-1, writes: true) { call in
            call.store.clear(call.database)
            return .ok
        },
        "RENAME": RedisCommand(3, writes: true) { call in
            guard let value = call.value else { return .error("ERR no such key") }
            call.value = nil
            call.store[call.database, call.words[2]] = value
            return .ok
        },
        "EXPIRE": RedisCommand(-3, writes: true) { expire(&$0, unit: 1_000, isAbsolute: false) },
        "PEXPIRE": RedisCommand(-3, writes: true) { expire(&$0, unit: 1, isAbsolute: false) },
        "EXPIREAT": RedisCommand(-3, writes: true) { expire(&$0, unit: 1_000, isAbsolute: true) },
        "PEXPIREAT": RedisCommand(-3, writes: true) { expire(&$0, unit: 1, isAbsolute: true) },
        "TTL": RedisCommand(2) { remaining($0, unit: 1_000) },
        "PTTL": RedisCommand(2) { remaining($0, unit: 1) },
        "PERSIST": RedisCommand(2, writes: true) { call in
            guard call.store.expiry(call.database, call.key) != nil else { return .integer(0) }
            call.store.setExpiry(call.database, call.key, nil)
            return .integer(1)
        },
        "TIME": RedisCommand(1) { .list([String($0.now / 1_000), String($0.now % 1_000 * 1_000)]) },
        "COMMAND": RedisCommand(-1) { _ in .array([]) },
        "CLIENT": RedisCommand(-2) { _ in .ok },
    ]

    private static func remove(_ call: inout RedisCall) -> RedisReply {
        var count = 0
        for key in call.words.dropFirst() where call.store[call.database, key] != nil {
            call.store[call.database, key] = nil
            count += 1
        }
        return .integer(count)
    }

    private static func expire(_ call: inout RedisCall, unit: Int, isAbsolute: Bool) -> RedisReply {
        guard let amount = Int(call.words[2]) else { return .notInteger }
        guard call.value != nil else { return .integer(0) }
        guard let moment = call.moment(amount, unit: unit, isAbsolute: isAbsolute) else { return call.invalidExpiry }
        if moment <= call.now { call.value = nil } else { call.store.setExpiry(call.database, call.key, moment) }
        return .integer(1)
    }

    private static func remaining(_ call: RedisCall, unit: Int) -> RedisReply {
        guard call.value != nil else { return .integer(-2) }
        guard let moment = call.store.expiry(call.database, call.key) else { return .integer(-1) }
        return .integer((moment - call.now + unit / 2) / unit)
    }
}
