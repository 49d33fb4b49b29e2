import CommandSyntax
import WorldModel

/// What `docker inspect` shows of a volume (Engine API: `Volume`).
enum VolumeDocument {
    static func value(_ volume: Volume) -> TemplateValue {
        Doc.object(
            "volume.Volume",
            [
                "CreatedAt": .string(CivilTime(Instant(seconds: volume.created.seconds)).rfc3339Nano),
                "Driver": .string(volume.driver),
                "Labels": volume.isAnonymous
                    ? Doc.labels(["com.docker.volume.anonymous": ""])
                    : volume.labels.isEmpty ? .nilMap : Doc.labels(volume.labels),
                "Mountpoint": .string("/var/lib/docker/volumes/\(volume.name)/_data"), "Name": .string(volume.name),
                "Options": volume.options.isEmpty ? .nilMap : Doc.labels(volume.options), "Scope": "local",
            ])
    }
}
