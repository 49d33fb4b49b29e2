import CommandSyntax
import DockerCLI
import Engine
import HashTreeCollections
import JSON
import WorldModel

/// Networks.
extension EngineSession {
    static let networkOperations: [APIOperation] = [
        APIOperation(name: "NetworkList", method: "GET", pattern: "/networks") {
            request, _, simulation throws(EngineError) in
            let filters = try request.filters()
            let rows = try refusing { () throws(CommandFailure) in try NetworkList.rows(filters, simulation) }
            // A list knows no members (moby, `networkRouter.getNetworksList`).
            let values = rows.map { network in
                guard case .object(var object) = NetworkDocument.value(network, simulation) else {
                    return TemplateValue.null
                }
                object["Containers"] = Doc.map("map[string]network.EndpointResource", [])
                return .object(object)
            }
            return .response(.json(.list(values)))
        },
        APIOperation(name: "NetworkCreate", method: "POST", pattern: "/networks/create", run: createNetwork),
        APIOperation(name: "NetworkPrune", method: "POST", pattern: "/networks/prune") {
            request, _, simulation throws(EngineError) in
            let report = simulation.pruneNetworks(try pruneFilter(request, ["label", "label!", "until"], simulation))
            return .response(
                .json(Doc.object("network.PruneReport", ["NetworksDeleted": Doc.listOrNull(report.removed)])))
        },
        APIOperation(name: "NetworkInspect", method: "GET", pattern: "/networks/{id}") {
            request, _, simulation throws(EngineError) in
            .response(.json(NetworkDocument.value(try simulation.findNetwork(request.parameter("id")), simulation)))
        },
        APIOperation(name: "NetworkDelete", method: "DELETE", pattern: "/networks/{id}") {
            request, _, simulation throws(EngineError) in
            try simulation.removeNetwork(request.parameter("id"))
            return .response(.noContent)
        },
        APIOperation(name: "NetworkConnect", method: "POST", pattern: "/networks/{id}/connect") {
            request, _, simulation throws(EngineError) in
            let body = BodyReader(try request.document())
            try simulation.connect(
                body["Container"].text, NetworkAttachment(name: request.parameter("id"), body["EndpointConfig"]))
            return .response(APIResponse(200))
        },
        APIOperation(name: "NetworkDisconnect", method: "POST", pattern: "/networks/{id}/disconnect") {
            request, _, simulation throws(EngineError) in
            let body = BodyReader(try request.document())
            try simulation.disconnect(
                body["Container"].text, from: request.parameter("id"), force: body["Force"].isTrue)
            return .response(APIResponse(200))
        },
    ]

    @Sendable private static func createNetwork(
        _ request: APIRequest, _ session: inout EngineSession, _ simulation: inout Simulation
    ) throws(EngineError) -> APIAnswer {
        let body = BodyReader(try request.document())
        var wanted = NetworkRequest(name: body["Name"].text)
        if !body["Driver"].text.isEmpty { wanted.driver = body["Driver"].text }
        wanted.options = body["Options"].map
        wanted.labels = body["Labels"].map
        wanted.isInternal = body["Internal"].isTrue
        wanted.isAttachable = body["Attachable"].isTrue
        wanted.enablesIPv6 = body["EnableIPv6"].isTrue
        wanted.enablesIPv4 = body["EnableIPv4"].value == .null || body["EnableIPv4"].isTrue
        wanted.isConfigurationOnly = body["ConfigOnly"].isTrue
        wanted.configurationFrom = body["ConfigFrom"]["Network"].text
        wanted.isIngress = body["Ingress"].isTrue
        wanted.scope = body["Scope"].text
        wanted.addressDriver = body["IPAM"]["Driver"].text
        wanted.addressOptions = body["IPAM"]["Options"].map
        wanted.pools = body["IPAM"]["Config"].items.map { item in
            var pool = NetworkRequest.Pool(subnet: item["Subnet"].text)
            pool.gateway = item["Gateway"].value.text.flatMap { $0.isEmpty ? nil : $0 }
            pool.range = item["IPRange"].value.text.flatMap { $0.isEmpty ? nil : $0 }
            pool.auxiliaryAddresses = item["AuxiliaryAddresses"].map
            return pool
        }
        let network = try simulation.createNetwork(wanted)
        return .response(
            .json(
                Doc.object("network.CreateResponse", ["Id": .string(network.id.hex), "Warning": ""]), status: 201))
    }
}
