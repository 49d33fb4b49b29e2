import CommandSyntax
import Kernel
import WorldModel

extension VerbTable {
    /// The commands of `docker compose`.
    static let compose: [String: Verb] = [
        "docker compose attach": ComposeCall.verb(ComposeStreams.attach),
        "docker compose build": ComposeCall.verb(ComposeImages.build),
        "docker compose commit": ComposeCall.quick(ComposeStreams.commit),
        "docker compose config": ComposeCall.quick(ComposeConfig.config),
        "docker compose cp": ComposeCall.verb(ComposeStreams.copy),
        "docker compose create": ComposeCall.verb(ComposeUp.create),
        "docker compose down": ComposeCall.verb(ComposeDown.down),
        "docker compose events": ComposeCall.verb(ComposeStreams.events),
        "docker compose exec": ComposeCall.verb(ComposeStreams.exec),
        "docker compose export": ComposeCall.quick(ComposeStreams.export),
        "docker compose images": ComposeCall.quick(ComposeLists.images),
        "docker compose kill": ComposeCall.verb(ComposeDown.kill),
        "docker compose logs": ComposeCall.verb(ComposeLogs.logs),
        "docker compose ls": ComposeCall.quick(ComposeLists.projects),
        "docker compose pause": ComposeCall.verb(ComposeDown.pause),
        "docker compose port": ComposeCall.quick(ComposeLists.port),
        "docker compose ps": ComposeCall.quick(ComposeLists.ps),
        "docker compose pull": ComposeCall.verb(ComposeImages.pull),
        "docker compose push": ComposeCall.verb(ComposeImages.push),
        "docker compose restart": ComposeCall.verb(ComposeDown.restart),
        "docker compose rm": ComposeCall.verb(ComposeDown.remove),
        "docker compose run": ComposeCall.verb(ComposeOneOff.run),
        "docker compose scale": ComposeCall.verb(ComposeUp.scaleServices),
        "docker compose start": ComposeCall.verb(ComposeUp.start),
        "docker compose stats": ComposeCall.verb(ComposeStreams.stats),
        "docker compose stop": ComposeCall.verb(ComposeDown.stop),
        "docker compose top": ComposeCall.quick(ComposeStreams.top),
        "docker compose unpause": ComposeCall.verb(ComposeDown.unpause),
        "docker compose up": ComposeCall.verb(ComposeUp.up),
        "docker compose version": ComposeCall.quick(ComposeLists.version),
        "docker compose volumes": ComposeCall.quick(ComposeLists.volumes),
        "docker compose wait": ComposeCall.verb(ComposeStreams.wait),
        "docker compose watch": ComposeCall.verb(ComposeWatch.watch),
    ]
}
