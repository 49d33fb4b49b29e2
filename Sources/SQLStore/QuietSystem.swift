import CSQLite

/// A virtual file system for SQLite (sqlite.org, "The SQLite OS Interface or VFS") that opens no file of the real machine,
/// and whose clock stands at one moment.
final class QuietSystem {
    let name: String
    private let pointer: UnsafeMutablePointer<sqlite3_vfs>
    private let cName: UnsafeMutablePointer<CChar>

    /// - Parameter milliseconds: since 1970.
    init(_ milliseconds: Int64) {
        pointer = .allocate(capacity: 1)
        name = "drydock-\(UInt(bitPattern: pointer))"
        var characters = Array(name.utf8CString)
        cName = .allocate(capacity: characters.count)
        cName.initialize(from: &characters, count: characters.count)
        // The name of the default one is copied with its functions: memory, errors and paths are its business.
        if let usual = sqlite3_vfs_find(nil) { pointer.initialize(to: usual.pointee) }
        pointer.pointee.zName = UnsafePointer(cName)
        pointer.pointee.pNext = nil
        // SQLite counts milliseconds from noon of the day on which the Julian period began.
        pointer.pointee.pAppData = UnsafeMutableRawPointer(bitPattern: UInt(bitPattern: Int(milliseconds + Self.epoch)))
        pointer.pointee.xCurrentTimeInt64 = { system, time in
            time?.pointee = sqlite3_int64(Int(bitPattern: system?.pointee.pAppData))
            return SQLITE_OK
        }
        pointer.pointee.xOpen = { _, _, _, _, _ in SQLITE_CANTOPEN }
        pointer.pointee.xDelete = { _, _, _ in SQLITE_IOERR }
        pointer.pointee.xAccess = { _, _, _, found in
            found?.pointee = 0
            return SQLITE_OK
        }
        sqlite3_vfs_register(pointer, 0)
    }

    private static let epoch: Int64 = 210_866_760_000_000

    deinit {
        sqlite3_vfs_unregister(pointer)
        pointer.deallocate()
        cName.deallocate()
    }
}
