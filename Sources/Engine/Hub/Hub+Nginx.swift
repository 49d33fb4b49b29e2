import FileTrees
import WorldModel

/// nginx, on Debian and on Alpine.
extension Hub {
    static let nginxes: [ImageRecipe] = [
        nginx(["latest", "1", "1.29", "1.29.3", "mainline", "bookworm"], version: "1.29.3", alpine: false),
        nginx(["1.27", "1.27.5"], version: "1.27.5", alpine: false),
        nginx(["stable", "1.28"], version: "1.28.0", alpine: false),
        nginx(["1.26"], version: "1.26.3", alpine: false),
        nginx(["1.25"], version: "1.25.5", alpine: false),
        nginx(["1.21", "1.21.6"], version: "1.21.6", alpine: false),
        nginx(["alpine", "1.29-alpine", "mainline-alpine"], version: "1.29.3", alpine: true),
        nginx(["alpine-slim"], version: "1.29.3", alpine: true, hasCurl: false),
        nginx(["stable-alpine", "1.28-alpine"], version: "1.28.0", alpine: true),
        nginx(["1.27-alpine"], version: "1.27.5", alpine: true),
    ]

    /// All have `curl`, but for the slim one (nginx's own Dockerfiles).
    private static func nginx(
        _ tags: [String], version: String, alpine: Bool, hasCurl: Bool = true
    ) -> ImageRecipe {
        let environment = [path, "NGINX_VERSION=\(version)", "NJS_VERSION=0.9.4", "PKG_RELEASE=1"]
        let config = config(cmd: ["nginx", "-g", "daemon off;"], env: environment) { config in
            config.entrypoint = ["/docker-entrypoint.sh"]
            config.exposedPorts = ["80/tcp"]
            config.stopSignal = "SIGQUIT"
            config.labels = ["maintainer": "NGINX Docker Maintainers <docker-maint@nginx.com>"]
        }
        let base: LayerRecipe =
            alpine
            ? LayerRecipe("ADD alpine-minirootfs-3.22.1-x86_64.tar.gz / # buildkit") {
                putAlpine(into: &$0, version: "3.22.1")
            }
            : LayerRecipe("# debian.sh --arch 'amd64' out/ 'bookworm' '@1760313600'") {
                putDebian(into: &$0, size: 74_810_000)
            }
        return ImageRecipe(
            repository: "library/nginx", tags: tags, config: config,
            layers: [
                base,
                LayerRecipe("LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>"),
                LayerRecipe("ENV NGINX_VERSION=\(version)"), LayerRecipe("ENV NJS_VERSION=0.9.4"),
                LayerRecipe("ENV PKG_RELEASE=1"),
                LayerRecipe("RUN /bin/sh -c set -x && groupadd --system --gid 101 nginx … # buildkit") { tree in
                    putNginx(into: &tree, size: alpine ? 5_000_000 : 74_000_000)
                    if hasCurl {
                        let curl = Inode(.file(.program("gnu/curl", size: 250_368)), mode: 0o755)
                        tree.place(curl, at: "/usr/bin/curl")
                    }
                },
                LayerRecipe("COPY docker-entrypoint.sh / # buildkit") { tree in
                    tree.write(entrypoint, to: "/docker-entrypoint.sh", mode: 0o755)
                },
                LayerRecipe("COPY 10-listen-on-ipv6-by-default.sh /docker-entrypoint.d # buildkit") { tree in
                    tree.write(
                        "#!/bin/sh\nexit 0\n", to: "/docker-entrypoint.d/10-listen-on-ipv6-by-default.sh", mode: 0o755)
                },
                LayerRecipe("ENTRYPOINT [\"/docker-entrypoint.sh\"]"), LayerRecipe("EXPOSE map[80/tcp:{}]"),
                LayerRecipe("STOPSIGNAL SIGQUIT"), LayerRecipe("CMD [\"nginx\" \"-g\" \"daemon off;\"]"),
            ], created: date(2025, 10, 28), summary: "Official build of Nginx.", stars: 20_900)
    }

    private static func putNginx(into tree: inout FileTree, size: Int) {
        tree.place(Inode(.file(.program("nginx", size: 1_520_000)), mode: 0o755), at: "/usr/sbin/nginx")
        filler(&tree, "/usr/lib/nginx/modules.so", max(0, size - 1_520_000 - 250_368))
        if let id = tree.find("etc/passwd"), let bytes = tree[id].body?.bytes {
            let text = String(decoding: bytes, as: UTF8.self) + "nginx:x:101:101:nginx user:/nonexistent:/bin/false\n"
            tree.write(text, to: "/etc/passwd")
        }
        tree.write(configuration, to: "/etc/nginx/nginx.conf")
        tree.write(defaultServer, to: "/etc/nginx/conf.d/default.conf")
        tree.write("types { text/html html; text/css css; application/javascript js; }\n", to: "/etc/nginx/mime.types")
        tree.write(indexPage, to: "/usr/share/nginx/html/index.html")
        tree.write(errorPage, to: "/usr/share/nginx/html/50x.html")
        tree.makeDirectories("/docker-entrypoint.d")
        tree.makeDirectories("/var/cache/nginx")
        tree.place(Inode(.symbolicLink("/dev/stdout"), mode: 0o777), at: "/var/log/nginx/access.log")
        tree.place(Inode(.symbolicLink("/dev/stderr"), mode: 0o777), at: "/var/log/nginx/error.log")
    }

    private static let entrypoint = """
        #!/bin/sh
        # vim:sw=4:ts=4:et

        set -e

        entrypoint_log() {
            if [ -z "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ]; then
                echo "$@"
            fi
        }

        if [ "$1" = "nginx" ] || [ "$1" = "nginx-debug" ]; then
            entrypoint_log "$0: /docker-entrypoint.d/ is not empty, will attempt to perform configuration"
            entrypoint_log "$0: Looking for shell scripts in /docker-entrypoint.d/"
            for f in /docker-entrypoint.d/*.sh; do
                if [ -x "$f" ]; then
                    entrypoint_log "$0: Launching $f"
                    "$f"
                fi
            done
            entrypoint_log "$0: Configuration complete; ready for start up"
        fi

        exec "$@"

        """
    private static let configuration = """

        user  nginx;
        worker_processes  auto;

        error_log  /var/log/nginx/error.log notice;
        pid        /run/nginx.pid;

        events {
            worker_connections  1024;
        }

        http {
            include       /etc/nginx/mime.types;
            default_type  application/octet-stream;

            access_log  /var/log/nginx/access.log;
            sendfile        on;
            keepalive_timeout  65;

            include /etc/nginx/conf.d/*.conf;
        }

        """
    private static let defaultServer = """
        server {
            listen       80;
            server_name  localhost;

            location / {
                root   /usr/share/nginx/html;
                index  index.html index.htm;
            }

            error_page   500 502 503 504  /50x.html;
            location = /50x.html {
                root   /usr/share/nginx/html;
            }
        }

        """
    private static let indexPage = """
        <!DOCTYPE html>
        <html>
        <head>
        <title>Welcome to nginx!</title>
        <style>
        html { color-scheme: light dark; }
        body { width: 35em; margin: 0 auto;
        font-family: Tahoma, Verdana, Arial, sans-serif; }
        </style>
        </head>
        <body>
        <h1>Welcome to nginx!</h1>
        <p>If you see this page, the nginx web server is successfully installed and
        working. Further configuration is required.</p>

        <p>For online documentation and support please refer to
        <a href="http://nginx.org/">nginx.org</a>.<br/>
        Commercial support is available at
        <a href="http://nginx.com/">nginx.com</a>.</p>

        <p><em>Thank you for using nginx.</em></p>
        </body>
        </html>

        """
    private static let errorPage = """
        <!DOCTYPE html>
        <html>
        <head>
        <title>Error</title>
        </head>
        <body>
        <h1>An error occurred.</h1>
        <p>Sorry, the page you are looking for is currently unavailable.<br/>
        Please try again later.</p>
        </body>
        </html>

        """
}
