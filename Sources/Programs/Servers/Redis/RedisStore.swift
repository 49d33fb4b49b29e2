/// What a Redis server holds, and what its commands do with it.
struct RedisStore: Equatable {
    enum Value: Equatable {
        case string(String)
        case list([String])
        case set(Set<String>)
        case hash([String: String])
        /// Members with their scores.
        case sorted([String: Double])

        var typeName: String {
            switch self {
            case .string: "string"
            case .list: "list"
            case .set: "set"
            case .hash: "hash"
            case .sorted: "zset"
            }
        }

        /// About how many bytes it takes; told without looking at every member.
        var size: Int {
            switch self {
            case .string(let text): 56 + text.utf8.count
            case .list(let items): 56 + 24 * items.count
            case .set(let members): 56 + 32 * members.count
            case .hash(let fields): 56 + 64 * fields.count
            case .sorted(let members): 56 + 64 * members.count
            }
        }

        var isEmpty: Bool {
            switch self {
            case .string: false
            case .list(let items): items.isEmpty
            case .set(let members): members.isEmpty
            case .hash(let fields): fields.isEmpty
            case .sorted(let members): members.isEmpty
            }
        }
    }

    struct Entry: Equatable {
        var value: Value
        /// Milliseconds since 1970 at which it is gone.
        var expires: Int?
    }

    /// The sixteen databases by number.
    private(set) var databases: [Int: [String: Entry]] = [:]
    /// Changes since the last time it was saved.
    var changes = 0
    /// About how many bytes the values take.
    private(set) var size = 0
    /// Nothing is past its time before this moment.
    private var earliestExpiry = Int.max

    // MARK: Access

    subscript(database: Int, key: String) -> Value? {
        get { databases[database]?[key]?.value }
        set {
            changes += 1
            size += (newValue?.size ?? 0) - (self[database, key]?.size ?? 0)
            guard let newValue, !newValue.isEmpty else {
                databases[database]?[key] = nil
                return
            }
            databases[database, default: [:]][key, default: Entry(value: newValue)].value = newValue
        }
    }

    func keys(_ database: Int) -> [String] { (databases[database] ?? [:]).keys.sorted() }

    func expiry(_ database: Int, _ key: String) -> Int? { databases[database]?[key]?.expires }

    mutating func setExpiry(_ database: Int, _ key: String, _ moment: Int?) {
        changes += 1
        databases[database]?[key]?.expires = moment
        earliestExpiry = min(earliestExpiry, moment ?? .max)
    }

    mutating func clear(_ database: Int?) {
        changes += 1
        if let database { databases[database] = nil } else { databases = [:] }
        measure()
    }

    /// Forgets what is past its time.
    mutating func expire(now: Int) {
        guard earliestExpiry <= now else { return }
        for (number, entries) in databases {
            databases[number] = entries.filter { ($0.value.expires ?? .max) > now }
        }
        measure()
    }

    private mutating func measure() {
        let entries = databases.values.flatMap(\.values)
        size = entries.reduce(0) { $0 + $1.value.size }
        earliestExpiry = entries.compactMap(\.expires).min() ?? .max
    }

    // MARK: Saving

    /// The commands that make all this anew.
    var commands: [[String]] {
        var commands: [[String]] = []
        for number in databases.keys.sorted() {
            commands.append(["SELECT", String(number)])
            for (key, entry) in (databases[number] ?? [:]).sorted(by: { $0.key < $1.key }) {
                switch entry.value {
                case .string(let text): commands.append(["SET", key, text])
                case .list(let items): commands.append(["RPUSH", key] + items)
                case .set(let members): commands.append(["SADD", key] + members.sorted())
                case .hash(let fields):
                    commands.append(["HSET", key] + fields.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
                case .sorted(let members):
                    commands.append(
                        ["ZADD", key]
                            + members.sorted { $0.key < $1.key }.flatMap { [RedisNumber.text($0.value), $0.key] })
                }
                if let moment = entry.expires { commands.append(["PEXPIREAT", key, String(moment)]) }
            }
        }
        return commands
    }
}

/// Numbers as Redis writes them.
enum RedisNumber {
    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e17 ? String(Int(value)) : "\(value)"
    }
}
