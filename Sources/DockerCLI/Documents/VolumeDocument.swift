import CommandSyntax
import WorldModel

/// What `docker inspect` shows of a volume (Engine API: `Volume`).
package enum VolumeDocument {
    package static func value(_ volume: Volume) -> TemplateValue {
        var object = TemplateObject("volume.Volume")
        for (name, value) in fields(volume) { object.append(name, value) }
        object.appendEmpty(["ClusterVolume": .null, "Status": .nilMap, "UsageData": .null])
        return .object(object)
    }

    private static func fields(_ volume: Volume) -> KeyValuePairs<String, TemplateValue> {
        [
            "CreatedAt": .string(CivilTime(Instant(seconds: volume.created.seconds)).rfc3339Nano),
            "Driver": .string(volume.driver),
            "Labels": volume.labels.isEmpty ? .nilMap : Doc.labels(volume.labels),
            "Mountpoint": .string("/var/lib/docker/volumes/\(volume.name)/_data"), "Name": .string(volume.name),
            "Options": volume.options.isEmpty ? .nilMap : Doc.labels(volume.options), "Scope": "local",
        ]
    }
}
