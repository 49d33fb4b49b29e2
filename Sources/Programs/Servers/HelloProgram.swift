import Kernel
import WorldModel

/// The program of the `hello-world` image.
struct HelloProgram: Program {
    static let message = """

        Hello from Docker!
        This message shows that your installation appears to be working correctly.

        To generate this message, Docker took the following steps:
         1. The Docker client contacted the Docker daemon.
         2. The Docker daemon pulled the "hello-world" image from the Docker Hub.
            (amd64)
         3. The Docker daemon created a new container from that image which runs the
            executable that produces the output you are currently reading.
         4. The Docker daemon streamed that output to the Docker client, which sent it
            to your terminal.

        To try something more ambitious, you can run an Ubuntu container with:
         $ docker run -it ubuntu bash

        Share images, automate workflows, and more with a free Docker ID:
         https://hub.docker.com/

        For more examples and ideas, visit:
         https://docs.docker.com/get-started/


        """

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        simulation.print(Self.message, as: me)
        return .exit(0)
    }
}

/// Stands for programs that an image carries but that are not simulated.
struct PlaceholderProgram: Program {
    let arguments: [String]

    mutating func step(_ simulation: inout Simulation, _ me: ProcessID) -> Step {
        let name = PathText.baseName(arguments.first ?? "")
        simulation.print("\(name): this program is not simulated in Drydock\n", to: 2, as: me)
        return .exit(1)
    }
}
