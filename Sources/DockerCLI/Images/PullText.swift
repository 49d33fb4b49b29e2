import Engine
import WorldModel

/// What a pull prints where there is no terminal to draw bars on.
package enum PullText {
    package static func lines(_ result: Simulation.PullResult, withReference: Bool = false) -> String {
        let reference = result.reference
        var text = ""
        if let tag = reference.tag {
            text += "\(tag): Pulling from \(reference.path)\n"
        } else {
            text += "\(reference.familiar): Pulling from \(reference.path)\n"
        }
        // An image that is up to date has nothing to say about its layers.
        let layers = result.isNewer ? result.layers : []
        for layer in layers where layer.wasHere { text += "\(layer.id): Already exists\n" }
        let new = layers.filter { !$0.wasHere }
        for layer in new { text += "\(layer.id): Pulling fs layer\n" }
        for layer in new { text += "\(layer.id): Download complete\n" }
        for layer in new { text += "\(layer.id): Pull complete\n" }
        text += "Digest: \(result.digest)\n"
        text +=
            "Status: \(result.isNewer ? "Downloaded newer image" : "Image is up to date") for \(reference.familiar)\n"
        if withReference { text += reference.canonical + "\n" }
        return text
    }
}
