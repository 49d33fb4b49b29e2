import Engine
import FileTrees
import Foundation
import Testing

/// The table of digests of the Hub's layers. `RECORD=1` writes it anew.
@Suite("The Hub's layers")
struct HubLayersTests {
    /// Layers by their listings, those that are looked up in the table.
    private static var layers: [Digest: LayerContent] {
        let all = Hub.registry.recipes.flatMap { RemoteImage($0).layers }.filter(\.isLookedUp)
        return Dictionary(all.map { ($0.listingDigest, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/Engine/Hub/HubLayers+Table.swift")

    @Test("the table has every large layer, with the digest of its archive")
    func table() throws {
        let layers = Self.layers
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            let lines = layers.sorted { $0.key < $1.key }.map {
                "        \($0.key.hex) \($0.value.archiveDigest.hex)\n"
            }
            let text = """
                extension HubLayers {
                    /// Written by a test; do not edit: `RECORD=1 ./test --filter HubLayersTests`.
                    static let text = \"\"\"

                """
            try (text + lines.joined() + "        \"\"\"\n}\n").write(to: Self.path, atomically: true, encoding: .utf8)
            return
        }
        let table = Dictionary(uniqueKeysWithValues: HubLayers.table.map { ($0.listing, $0.digest) })
        #expect(Set(table.keys) == Set(layers.keys), "run RECORD=1 ./test --filter HubLayersTests")
        // To compute all would take longer than all other tests.
        for (listing, layer) in layers where layer.size < 20_000_000 {
            #expect(table[listing] == layer.archiveDigest, "run RECORD=1 ./test --filter HubLayersTests")
        }
    }
}
