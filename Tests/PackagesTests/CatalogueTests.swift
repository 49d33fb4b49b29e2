import Testing

@testable import Packages

/// The catalogues of packages are whole: what is needed is there, and nothing needs itself.
@Suite struct CatalogueTests {
    static let indices: [(name: String, index: PackageIndex)] = [
        ("alpine", .alpine), ("bookworm", .bookworm),
    ]

    @Test("every package's dependencies are in the catalogue", arguments: indices.map(\.name))
    func dependenciesResolve(name: String) throws {
        let index = try #require(Self.indices.first { $0.name == name }).index
        #expect(index.packages.count > 300)
        for package in index.packages.values {
            for need in package.dependencies + package.followers {
                #expect(index[need] != nil, "\(package.name) needs \(need)")
            }
        }
    }

    @Test("what a package needs is installed before it, and everything once", arguments: indices.map(\.name))
    func closuresAreOrdered(name: String) throws {
        let index = try #require(Self.indices.first { $0.name == name }).index
        for package in index.packages.values where !package.isBase {
            let order = index.closure(of: [package.name], installed: Set(index.base.map(\.name)))
            #expect(Set(order.map(\.name)).count == order.count)
            #expect(order.contains { $0.name == package.name })
        }
    }

    @Test("what apk prints for well-known packages", arguments: [("curl", 9, 12), ("git", 12, 20), ("gcc", 12, 162)])
    func apkSizes(name: String, count: Int, mebibytes: Int) {
        let index = PackageIndex.alpine
        let order = index.closure(of: [name], installed: Set(index.base.map(\.name)))
        let size = (index.base + order).reduce(0) { $0 + $1.installedSize }
        #expect(order.count == count)
        #expect(size >> 20 == mebibytes)
    }

    @Test("requirements of Python projects name projects that are there")
    func requirementsResolve() throws {
        let names = CatalogueLine.all(in: PythonIndex.catalogue).map { $0.words[0] }
        #expect(names.count > 250)
        for name in names {
            let project = try #require(PythonIndex.standard[name])
            for need in project.requirements {
                let found = try #require(PythonIndex.standard[need.name], "\(name) needs \(need.name)")
                #expect(found.versions.contains { need.allows($0) }, "\(name) needs \(need.text)")
            }
        }
    }

    @Test("the ranges of Node packages have a version that is there")
    func rangesResolve() {
        let lines = CatalogueLine.all(in: NodeIndex.catalogue)
        #expect(lines.count > 300)
        for package in lines.compactMap({ NodePackage($0) }) {
            for need in package.dependencies where !need.isOptional {
                #expect(
                    NodeIndex.standard.find(need.name, need.range) != nil,
                    "\(package.name) needs \(need.name)@\(need.range)")
            }
        }
    }
}
