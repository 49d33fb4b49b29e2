import Engine
import FileTrees
import Programs
import Simulator
import Testing

/// The simulated Docker Hub and the programs that its images carry.
@Suite struct CatalogueTests {
    @Test(
        "every image that can be pulled has only programs that exist",
        arguments: Hub.registry.recipes.map { "\($0.repository):\($0.tags[0])" })
    func imagesHavePrograms(name: String) throws {
        let recipe = try #require(Hub.registry.recipes.first { "\($0.repository):\($0.tags[0])" == name })
        var tree = FileTree()
        for layer in recipe.layers { layer.build?(&tree) }
        for (path, id) in tree.walk() {
            if case .file(.program(let program, _)) = tree[id].content {
                #expect(StandardCatalog.catalog.programs[program] != nil, "\(path) runs \(program)")
            }
        }
    }

    @Test("what is told to be not simulated is not simulated")
    func unsimulatedToolsDoNotExist() {
        #expect(ToolNames.unsimulatedBusybox.filter { ProgramCatalog.applets.contains($0) } == [])
        #expect(ToolNames.unsimulatedGNU.filter { ProgramCatalog.factories["gnu/" + $0] != nil } == [])
    }

    @Test("busybox's links are applets that exist", arguments: ToolNames.busybox)
    func appletsExist(name: String) {
        #expect(ProgramCatalog.applets.contains(name) || name == "[")
    }

    @Test(
        "the engine pulls, runs and serves",
        arguments: [
            ("docker run --rm hello-world | head -2 | tail -1", "Hello from Docker!\n"),
            ("docker run --rm alpine echo hi", "hi\n"), ("docker run --rm ubuntu bash -c 'echo $0'", "bash\n"),
            ("docker run -d -p 8080:80 nginx >/dev/null; curl -s localhost:8080 | grep -c 'Welcome to nginx'", "2\n"),
        ])
    func works(script: String, output: String) {
        var sandbox = Sandbox()
        let result = sandbox.execute(script + " 2>/dev/null")
        #expect(result.output == output)
    }
}
