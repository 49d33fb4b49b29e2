import FileTrees

/// `/etc/shadow` (`shadow(5)`): the accounts of `/etc/passwd`, which in images have no passwords, for root's eyes only.
package enum ShadowFile {
    /// Writes one that goes with the accounts that there are.
    ///
    /// - Parameter ageing: what stands behind the password: when it was changed, how long it is good for.
    package static func place(into tree: inout FileTree, ageing: String, at time: Int64 = 0) {
        guard let id = tree.find("etc/passwd"), let bytes = tree[id].body?.bytes else { return }
        let names = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap {
            $0.split(separator: ":").first
        }
        tree.write(
            names.map { "\($0):*:\(ageing)\n" }.joined(), to: "/etc/shadow", mode: 0o640, group: 42, at: time)
    }
}
