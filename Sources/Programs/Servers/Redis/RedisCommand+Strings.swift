/// Commands on texts and numbers.
extension RedisCommand {
    static let strings: [String: RedisCommand] = [
        "GET": RedisCommand(2) { text($0).map { .bulk($0) } ?? .wrongType },
        "SET": RedisCommand(-3, writes: true) { set(&$0) },
        "SETNX": RedisCommand(3, writes: true) { call in
            guard call.value == nil else { return .integer(0) }
            call.value = .string(call.words[2])
            return .integer(1)
        },
        "SETEX": RedisCommand(4, writes: true) { call in
            guard let seconds = Int(call.words[2]) else { return .notInteger }
            guard seconds > 0, let moment = call.moment(seconds, unit: 1_000) else { return call.invalidExpiry }
            call.value = .string(call.words[3])
            call.store.setExpiry(call.database, call.key, moment)
            return .ok
        },
        "GETSET": RedisCommand(3, writes: true) { call in
            guard let old = text(call) else { return .wrongType }
            call.value = .string(call.words[2])
            return .bulk(old)
        },
        "GETDEL": RedisCommand(2, writes: true) { call in
            guard let old = text(call) else { return .wrongType }
            if old != nil { call.value = nil }
            return .bulk(old)
        },
        "MGET": RedisCommand(-2) { call in
            .array(
                call.words.dropFirst().map { key in
                    if case .string(let text)? = call.store[call.database, key] { .bulk(text) } else { .bulk(nil) }
                })
        },
        "MSET": RedisCommand(-3, writes: true) { call in
            guard call.words.count % 2 == 1 else {
                return .error("ERR wrong number of arguments for 'mset' command")
            }
            for index in stride(from: 1, to: call.words.count, by: 2) {
                call.store[call.database, call.words[index]] = .string(call.words[index + 1])
            }
            return .ok
        },
        "APPEND": RedisCommand(3, writes: true) { call in
            guard let old = text(call) else { return .wrongType }
            let joined = (old ?? "") + call.words[2]
            call.value = .string(joined)
            return .integer(joined.utf8.count)
        },
        "STRLEN": RedisCommand(2) { text($0).map { .integer($0?.utf8.count ?? 0) } ?? .wrongType },
        "INCR": RedisCommand(2, writes: true) { add(1, &$0) },
        "DECR": RedisCommand(2, writes: true) { add(-1, &$0) },
        "INCRBY": RedisCommand(3, writes: true) { call in
            Int(call.words[2]).map { add($0, &call) } ?? .notInteger
        },
        "DECRBY": RedisCommand(3, writes: true) { call in
            guard let amount = Int(call.words[2]) else { return .notInteger }
            return amount == .min ? .error("ERR decrement would overflow") : add(-amount, &call)
        },
        "INCRBYFLOAT": RedisCommand(3, writes: true) { call in
            guard let old = text(call) else { return .wrongType }
            guard let value = Double(old ?? "0"), let more = Double(call.words[2]) else {
                return .notFloat
            }
            guard (value + more).isFinite else { return .error("ERR increment would produce NaN or Infinity") }
            call.value = .string(RedisNumber.text(value + more))
            return .bulk(RedisNumber.text(value + more))
        },
    ]

    /// The text of the key, which may not be there; nothing at all when it holds something else.
    private static func text(_ call: RedisCall) -> String?? {
        switch call.value {
        case .string(let text): .some(.some(text))
        case nil: .some(nil)
        default: nil
        }
    }

    private static func add(_ amount: Int, _ call: inout RedisCall) -> RedisReply {
        guard let old = text(call) else { return .wrongType }
        guard let value = Int(old ?? "0") else { return .notInteger }
        let (sum, overflows) = value.addingReportingOverflow(amount)
        guard !overflows else { return .overflow }
        call.value = .string(String(sum))
        return .integer(sum)
    }

    /// `SET key value [NX|XX] [GET] [EX s|PX ms|KEEPTTL]`
    private static func set(_ call: inout RedisCall) -> RedisReply {
        var (onlyNew, onlyOld, gets, keeps): (Bool, Bool, Bool, Bool) = (false, false, false, false)
        var expires: Int?
        var index = 3
        while index < call.words.count {
            let option = call.words[index].uppercased()
            switch option {
            case "NX": onlyNew = true
            case "XX": onlyOld = true
            case "GET": gets = true
            case "KEEPTTL": keeps = true
            case "EX", "PX", "EXAT", "PXAT":
                index += 1
                guard index < call.words.count else { return .syntax }
                guard let amount = Int(call.words[index]) else { return .notInteger }
                let unit = option.hasPrefix("EX") ? 1_000 : 1
                expires = call.moment(amount, unit: unit, isAbsolute: option.hasSuffix("AT"))
                guard amount > 0, expires != nil else { return call.invalidExpiry }
            default: return .syntax
            }
            index += 1
        }
        if onlyNew, onlyOld { return .syntax }
        let old: RedisReply = if case .string(let text)? = call.value { .bulk(text) } else { .bulk(nil) }
        if onlyNew && call.value != nil || onlyOld && call.value == nil { return gets ? old : .bulk(nil) }
        call.value = .string(call.words[2])
        if !keeps { call.store.setExpiry(call.database, call.key, expires) }
        return gets ? old : .ok
    }
}
