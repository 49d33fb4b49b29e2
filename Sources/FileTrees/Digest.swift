import CCrypto

/// A SHA-256 content digest, written `sha256:` and 64 hexadecimal digits (OCI image spec, "Digests").
package struct Digest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The 64 digits without the algorithm.
    package let hex: String

    /// A digest from its 64 lower-case hexadecimal digits.
    package init(hex: String) {
        self.hex = hex
    }

    /// The digest of bytes.
    package static func sha256(of bytes: [UInt8]) -> Digest {
        Digest(hex: hexadecimal(HashFunction.sha256.hash(bytes)))
    }

    /// The digest of a text's UTF-8 bytes.
    package static func sha256(of text: String) -> Digest {
        sha256(of: Array(text.utf8))
    }

    package var description: String { "sha256:" + hex }

    /// The first twelve digits, as `docker images` shows them.
    package var short: String { String(hex.prefix(12)) }

    package static func < (a: Digest, b: Digest) -> Bool { a.hex < b.hex }
}

/// Lower-case hexadecimal digits of bytes, two a byte.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    for byte in bytes {
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
}

/// The hash functions that tools offer, by OpenSSL's names.
package enum HashFunction: String, Sendable {
    case md5, sha1, sha224, sha256, sha384, sha512, blake2b512

    /// The hash of bytes, raw.
    package func hash(_ bytes: [UInt8]) -> [UInt8] {
        var value = [UInt8](repeating: 0, count: 64)
        var length: UInt32 = 64
        bytes.withUnsafeBytes { input in
            _ = EVP_Digest(input.baseAddress, input.count, &value, &length, algorithm, nil)
        }
        return Array(value.prefix(Int(length)))
    }

    /// A keyed hash of a message (RFC 2104, HMAC), raw.
    package func keyed(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var value = [UInt8](repeating: 0, count: 64)
        var length: UInt32 = 64
        _ = HMAC(algorithm, key, Int32(key.count), message, message.count, &value, &length)
        return Array(value.prefix(Int(length)))
    }

    /// A key from a password (RFC 8018, PBKDF2 with HMAC).
    package func derived(from password: [UInt8], salt: [UInt8], rounds: Int, count: Int) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: max(0, count))
        password.withUnsafeBytes { bytes in
            _ = PKCS5_PBKDF2_HMAC(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), salt, Int32(salt.count),
                Int32(clamping: rounds), algorithm, Int32(out.count), &out)
        }
        return out
    }

    private var algorithm: OpaquePointer? {
        switch self {
        case .md5: EVP_md5()
        case .sha1: EVP_sha1()
        case .sha224: EVP_sha224()
        case .sha256: EVP_sha256()
        case .sha384: EVP_sha384()
        case .sha512: EVP_sha512()
        case .blake2b512: EVP_blake2b512()
        }
    }
}
