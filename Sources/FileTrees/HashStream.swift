import CCrypto

/// A SHA-256 that is fed piece by piece, for what is too large to be held at once.
struct HashStream: ~Copyable {
    private let context = EVP_MD_CTX_new()

    private static let zeros = [UInt8](repeating: 0, count: 1 << 18)

    init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

    deinit { EVP_MD_CTX_free(context) }

    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    mutating func add(zeros count: Int) {
        var rest = count
        while rest > 0 {
            let step = min(rest, Self.zeros.count)
            Self.zeros.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, step) }
            rest -= step
        }
    }

    consuming func digest() -> Digest {
        var value = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &value, nil)
        return Digest(hex: hexadecimal(value))
    }
}
