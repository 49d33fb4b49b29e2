import CCrypto

/// Hashes of passwords, as files of users hold them, by the C library's `crypt`.
package enum PasswordHash {
    /// The ways of hashing, by the beginning of their hashes (crypt(5)).
    package enum Method: String, Sendable {
        case bcrypt = "$2y$"
        case sha256 = "$5$"
        case sha512 = "$6$"
    }

    /// The hash of a password.
    ///
    /// - Parameters:
    ///   - cost: of bcrypt the power of two of its rounds, 4 to 31; of the others the rounds. 0: the usual.
    ///   - salt: 16 random bytes.
    /// - Returns: nothing for a cost that the method does not take.
    package static func hash(_ password: String, _ method: Method, cost: UInt, salt: [UInt8]) -> String? {
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        let bytes = salt.map { CChar(bitPattern: $0) }
        let made = crypt_gensalt_rn(
            method.rawValue, cost, bytes, Int32(bytes.count), &setting, Int32(setting.count))
        guard made != nil else { return nil }
        return crypt(password, setting.withUnsafeBufferPointer { String(cString: $0.baseAddress!) })
    }

    /// Whether a hash is that of the password.
    package static func matches(_ password: String, _ hash: String) -> Bool {
        crypt(password, hash) == hash
    }

    private static func crypt(_ password: String, _ setting: String) -> String? {
        var data = crypt_data()
        return withUnsafeMutablePointer(to: &data) { pointer in
            crypt_rn(password, setting, pointer, Int32(MemoryLayout<crypt_data>.size)).map { String(cString: $0) }
        }
    }
}
