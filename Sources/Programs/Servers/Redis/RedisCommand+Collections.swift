/// Commands on lists, sets, hashes and sorted sets.
extension RedisCommand {
    // MARK: Lists

    static let lists: [String: RedisCommand] = [
        "RPUSH": RedisCommand(-3, writes: true) { call in changeList(&call) { $0 += $1 } },
        "LPUSH": RedisCommand(-3, writes: true) { call in
            changeList(&call) { $0 = $1.reversed() + $0 }
        },
        "RPOP": RedisCommand(-2, writes: true) { call in pop(&call) { $0.removeLast() } },
        "LPOP": RedisCommand(-2, writes: true) { call in pop(&call) { $0.removeFirst() } },
        "LLEN": RedisCommand(2) { list($0).map { .integer($0.count) } ?? .wrongType },
        "LRANGE": RedisCommand(4) { call in
            guard let items = list(call) else { return .wrongType }
            guard let first = Int(call.words[2]), let last = Int(call.words[3]) else { return .notInteger }
            return .list(slice(items, first, last))
        },
        "LINDEX": RedisCommand(3) { call in
            guard let items = list(call) else { return .wrongType }
            guard let index = Int(call.words[2]) else { return .notInteger }
            let place = index < 0 ? items.count + index : index
            return .bulk(items.indices.contains(place) ? items[place] : nil)
        },
        "LREM": RedisCommand(4, writes: true) { call in
            guard var items = list(call) else { return .wrongType }
            guard let count = Int(call.words[2]) else { return .notInteger }
            // From the end when the count is negative; all of them when it is 0.
            let places = items.indices.filter { items[$0] == call.words[3] }
            let limit = count == 0 ? places.count : Int(clamping: count.magnitude)
            let gone = count < 0 ? places.suffix(limit) : places.prefix(limit)
            for place in gone.reversed() { items.remove(at: place) }
            if !gone.isEmpty { call.value = .list(items) }
            return .integer(gone.count)
        },
    ]

    private static func list(_ call: RedisCall) -> [String]? {
        switch call.value {
        case .list(let items): items
        case nil: []
        default: nil
        }
    }

    private static func changeList(_ call: inout RedisCall, _ change: (inout [String], [String]) -> Void) -> RedisReply
    {
        guard var items = list(call) else { return .wrongType }
        change(&items, Array(call.words.dropFirst(2)))
        call.value = .list(items)
        return .integer(items.count)
    }

    /// `LPOP key [count]`
    private static func pop(_ call: inout RedisCall, _ take: (inout [String]) -> String) -> RedisReply {
        guard var items = list(call) else { return .wrongType }
        let count = call.words.count > 2 ? Int(call.words[2]) ?? -1 : 1
        guard count >= 0 else { return .error("ERR value is out of range, must be positive") }
        guard !items.isEmpty else { return .bulk(nil) }
        let taken = (0..<min(count, items.count)).map { _ in take(&items) }
        if !taken.isEmpty { call.value = .list(items) }
        return call.words.count > 2 ? .list(taken) : .bulk(taken[0])
    }

    /// The items from one place to another, both counted from the end when they are negative.
    private static func slice(_ items: [String], _ first: Int, _ last: Int) -> [String] {
        let start = max(0, first < 0 ? items.count + first : first)
        let end = min(items.count - 1, last < 0 ? items.count + last : last)
        return start <= end ? Array(items[start...end]) : []
    }

    // MARK: Sets

    static let sets: [String: RedisCommand] = [
        "SADD": RedisCommand(-3, writes: true) { call in
            guard let members = set(call) else { return .wrongType }
            let more = Set(call.words.dropFirst(2)).subtracting(members)
            if !more.isEmpty { call.value = .set(members.union(more)) }
            return .integer(more.count)
        },
        "SREM": RedisCommand(-3, writes: true) { call in
            guard let members = set(call) else { return .wrongType }
            let gone = members.intersection(call.words.dropFirst(2))
            if !gone.isEmpty { call.value = .set(members.subtracting(gone)) }
            return .integer(gone.count)
        },
        "SMEMBERS": RedisCommand(2) { set($0).map { .list($0.sorted()) } ?? .wrongType },
        "SISMEMBER": RedisCommand(3) { call in
            set(call).map { .integer($0.contains(call.words[2]) ? 1 : 0) } ?? .wrongType
        },
        "SCARD": RedisCommand(2) { set($0).map { .integer($0.count) } ?? .wrongType },
    ]

    private static func set(_ call: RedisCall) -> Set<String>? {
        switch call.value {
        case .set(let members): members
        case nil: []
        default: nil
        }
    }

    // MARK: Hashes

    static let hashes: [String: RedisCommand] = [
        "HSET": RedisCommand(-4, writes: true) { call in
            guard var fields = hash(call) else { return .wrongType }
            guard call.words.count % 2 == 0 else {
                return .error("ERR wrong number of arguments for 'hset' command")
            }
            var count = 0
            for index in stride(from: 2, to: call.words.count, by: 2) {
                if fields[call.words[index]] == nil { count += 1 }
                fields[call.words[index]] = call.words[index + 1]
            }
            call.value = .hash(fields)
            return .integer(count)
        },
        "HGET": RedisCommand(3) { call in hash(call).map { .bulk($0[call.words[2]]) } ?? .wrongType },
        "HDEL": RedisCommand(-3, writes: true) { call in
            guard var fields = hash(call) else { return .wrongType }
            let gone = call.words.dropFirst(2).count { fields.removeValue(forKey: $0) != nil }
            if gone > 0 { call.value = .hash(fields) }
            return .integer(gone)
        },
        "HGETALL": RedisCommand(2) { call in
            hash(call).map { .list($0.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }) } ?? .wrongType
        },
        "HKEYS": RedisCommand(2) { hash($0).map { .list($0.keys.sorted()) } ?? .wrongType },
        "HVALS": RedisCommand(2) { call in
            hash(call).map { .list($0.sorted { $0.key < $1.key }.map(\.value)) } ?? .wrongType
        },
        "HLEN": RedisCommand(2) { hash($0).map { .integer($0.count) } ?? .wrongType },
        "HEXISTS": RedisCommand(3) { call in
            hash(call).map { .integer($0[call.words[2]] == nil ? 0 : 1) } ?? .wrongType
        },
        "HINCRBY": RedisCommand(4, writes: true) { call in
            guard var fields = hash(call) else { return .wrongType }
            guard let amount = Int(call.words[3]) else { return .notInteger }
            guard let old = Int(fields[call.words[2]] ?? "0") else { return .error("ERR hash value is not an integer") }
            let (sum, overflows) = old.addingReportingOverflow(amount)
            guard !overflows else { return .overflow }
            fields[call.words[2]] = String(sum)
            call.value = .hash(fields)
            return .integer(sum)
        },
    ]

    private static func hash(_ call: RedisCall) -> [String: String]? {
        switch call.value {
        case .hash(let fields): fields
        case nil: [:]
        default: nil
        }
    }

    // MARK: Sorted sets

    static let sorted: [String: RedisCommand] = [
        "ZADD": RedisCommand(-4, writes: true) { call in
            guard var members = scores(call) else { return .wrongType }
            guard call.words.count % 2 == 0 else { return .syntax }
            var count = 0
            for index in stride(from: 2, to: call.words.count, by: 2) {
                guard let score = Double(call.words[index]), !score.isNaN else { return .notFloat }
                if members[call.words[index + 1]] == nil { count += 1 }
                members[call.words[index + 1]] = score
            }
            call.value = .sorted(members)
            return .integer(count)
        },
        "ZINCRBY": RedisCommand(4, writes: true) { call in
            guard var members = scores(call) else { return .wrongType }
            guard let amount = Double(call.words[2]), !amount.isNaN else { return .notFloat }
            let score = (members[call.words[3]] ?? 0) + amount
            guard !score.isNaN else { return .error("ERR resulting score is not a number (NaN)") }
            members[call.words[3]] = score
            call.value = .sorted(members)
            return .bulk(RedisNumber.text(score))
        },
        "ZREM": RedisCommand(-3, writes: true) { call in
            guard var members = scores(call) else { return .wrongType }
            let gone = call.words.dropFirst(2).count { members.removeValue(forKey: $0) != nil }
            if gone > 0 { call.value = .sorted(members) }
            return .integer(gone)
        },
        "ZCARD": RedisCommand(2) { scores($0).map { .integer($0.count) } ?? .wrongType },
        "ZSCORE": RedisCommand(3) { call in
            scores(call).map { .bulk($0[call.words[2]].map(RedisNumber.text)) } ?? .wrongType
        },
        "ZRANGE": RedisCommand(-4) { range($0, isReversed: $0.words.contains { $0.uppercased() == "REV" }) },
        "ZREVRANGE": RedisCommand(-4) { range($0, isReversed: true) },
    ]

    private static func scores(_ call: RedisCall) -> [String: Double]? {
        switch call.value {
        case .sorted(let members): members
        case nil: [:]
        default: nil
        }
    }

    private static func range(_ call: RedisCall, isReversed: Bool) -> RedisReply {
        guard let members = scores(call) else { return .wrongType }
        guard let first = Int(call.words[2]), let last = Int(call.words[3]) else { return .notInteger }
        var names = members.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
        if isReversed { names.reverse() }
        let chosen = slice(names, first, last)
        guard call.words.contains(where: { $0.uppercased() == "WITHSCORES" }) else { return .list(chosen) }
        return .list(chosen.flatMap { [$0, RedisNumber.text(members[$0] ?? 0)] })
    }
}
