import Testing

@testable import Packages

@Suite struct VersionTests {
    @Test(
        "versions are ordered by their numbers",
        arguments: [
            ("1.2", "1.10", -1), ("2.0", "2.0.0", 0), ("1.0rc1", "1.0", -1), ("1.0", "1.0.1", -1),
            ("8.14.1-r1", "8.14.1-r2", -1), ("1.0~beta", "1.0", -1), ("3", "3", 0), ("2.10", "2.9", 1),
        ])
    func order(a: String, b: String, expected: Int) {
        #expect(PackageVersion.compare(a, b).signum() == expected)
        #expect(PackageVersion.compare(b, a).signum() == -expected)
    }

    @Test(
        "Python requirements (PEP 440)",
        arguments: [
            ("flask>=2.3,<4", "3.1", true), ("flask>=2.3,<4", "4.0", false), ("flask==2.*", "2.3.3", true),
            ("flask==2.*", "3.0", false), ("flask~=2.2", "2.9", true), ("flask~=2.2", "3.0", false),
            ("flask~=2.2.0", "2.3", false), ("flask!=2.0", "2.0", false), ("flask[async]>1", "2", true),
        ])
    func requirements(text: String, version: String, expected: Bool) throws {
        #expect(try PythonRequirement(text).allows(version) == expected)
    }

    @Test(
        "what is no requirement",
        arguments: [("flask=2", 5), ("==2", 0), ("a b", 2), ("-x", 0)])
    func wrongRequirements(text: String, offset: Int) {
        do {
            _ = try PythonRequirement(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.offset == offset)
        }
    }

    @Test(
        "npm's ranges (node-semver)",
        arguments: [
            ("^1.2.3", "1.9.0", true), ("^1.2.3", "2.0.0", false), ("^1.2.3", "1.2.2", false),
            ("^0.2.3", "0.2.9", true), ("^0.2.3", "0.3.0", false), ("~1.2.3", "1.2.9", true),
            ("~1.2.3", "1.3.0", false), ("1.x || >=2.5.0", "2.5.1", true), ("1.x || >=2.5.0", "2.4.0", false),
            (">= 2.1.2 < 3", "2.2.0", true), (">= 2.1.2 < 3", "3.0.0", false), ("*", "9.9.9", true),
            ("1.2.3", "1.2.3", true), ("1.2.3", "1.2.4", false), ("^4", "4.7.0", true),
        ])
    func ranges(range: String, version: String, expected: Bool) {
        #expect(SemanticRange(range).allows(version) == expected)
    }

    @Test("the databases of apk and dpkg are read as they are written")
    func databases() {
        let apk = Distribution.apkBase(release: "3.22")
        #expect(apk.records.count == 16)
        #expect(ApkDatabase(apk.text) == apk)
        let dpkg = Distribution.dpkgBase(id: "debian", codename: "bookworm")
        #expect(dpkg.sorted.count == 88)
        #expect(DpkgDatabase(dpkg.text) == dpkg)
    }
}
