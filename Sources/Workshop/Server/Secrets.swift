import FileTrees

/// Codes, tokens and keys.
enum Secrets {
    /// Letters and digits that nobody mixes up when they are read aloud.
    private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")

    /// What learners type to join, such as `K7QMX2`: a billion possibilities, of which few can be tried.
    static func joinCode() -> String {
        var random = SystemRandomNumberGenerator()
        return String((0..<6).compactMap { _ in letters.randomElement(using: &random) })
    }

    /// 128 bits as hexadecimal digits.
    static func token() -> String {
        var random = SystemRandomNumberGenerator()
        return hexadecimal((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    /// What is kept of a secret.
    static func hash(_ secret: String) -> String { Digest.sha256(of: secret).hex }

    /// Whether two texts are the same, in a time that does not tell where they differ.
    static func areSame(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(hash(a).utf8), Array(hash(b).utf8))
        return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// So many tries in a time; then one has to wait.
struct RateLimit: Sendable {
    /// How many may be taken at once.
    var burst: Double
    /// How many come back in a second.
    var perSecond: Double
    private var buckets: [String: (level: Double, at: Int64)] = [:]

    /// More keys than these are not kept apart: an attacker with many addresses cannot fill the memory.
    private static let mostKeys = 10_000

    init(burst: Double, perSecond: Double) {
        self.burst = burst
        self.perSecond = perSecond
    }

    /// Whether a key has used up its tries at this moment, in milliseconds.
    mutating func isUsedUp(_ key: String, now: Int64) -> Bool { level(key, now: now) < 1 }

    /// Uses a try up.
    mutating func use(_ key: String, now: Int64) {
        if buckets.count >= Self.mostKeys, buckets[key] == nil { buckets.removeAll() }
        buckets[key] = (level(key, now: now) - 1, now)
    }

    private func level(_ key: String, now: Int64) -> Double {
        guard let bucket = buckets[key] else { return burst }
        return min(burst, bucket.level + Double(max(0, now - bucket.at)) / 1000 * perSecond)
    }
}
