/// Official images whose main programs are not simulated: they pull, inspect, build on and search, and their programs say
/// so plainly. Tags, ports, volumes and sizes are those of Docker Hub in autumn 2025, sizes to the right order.
extension Hub {
    static let catalogue: [CatalogueImage] = [
        CatalogueImage(
            "mongo", ["latest", "8", "8.0", "7"], base: .debian, megabytes: 855, programs: ["mongod", "mongosh"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["mongod"], ports: ["27017/tcp"],
            volumes: ["/data/configdb", "/data/db"], env: ["MONGO_MAJOR=8.0"], stars: 10700,
            summary: "MongoDB document databases provide high availability and easy scalability."),
        httpd(["latest", "2", "2.4", "2.4.65"], .debian, 117),
        httpd(["alpine", "2-alpine", "2.4-alpine"], .alpine, 63),
        CatalogueImage(
            "caddy", ["latest", "2", "2.10", "alpine"], base: .alpine, megabytes: 51, programs: ["caddy"],
            cmd: ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"],
            ports: ["80/tcp", "443/tcp", "443/udp", "2019/tcp"], env: ["CADDY_VERSION=v2.10.2"], stars: 1000,
            summary: "Caddy 2 is a powerful, enterprise-ready, open source web server with automatic HTTPS."),
        CatalogueImage(
            "haproxy", ["latest", "3.2", "lts"], base: .debian, megabytes: 118, programs: ["haproxy"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"],
            env: ["HAPROXY_VERSION=3.2.6"], stars: 2000,
            summary: "HAProxy - The Reliable, High Performance TCP/HTTP Load Balancer"),
        CatalogueImage(
            "traefik", ["latest", "v3", "v3.5"], base: .alpine, megabytes: 225, programs: ["traefik"],
            entrypoint: ["/entrypoint.sh"], cmd: ["traefik"], ports: ["80/tcp"], stars: 3600,
            summary: "Traefik, The Cloud Native Edge Router"),
        CatalogueImage(
            "memcached", ["latest", "1", "1.6"], base: .debian, megabytes: 85, programs: ["memcached"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["memcached"], ports: ["11211/tcp"],
            env: ["MEMCACHED_VERSION=1.6.39"], stars: 2300,
            summary: "Free & open source, high-performance, distributed memory object caching system."),
        CatalogueImage(
            "rabbitmq", ["latest", "4", "4.1"], base: .debian, megabytes: 260,
            programs: ["rabbitmq-server", "rabbitmqctl"], entrypoint: ["docker-entrypoint.sh"],
            cmd: ["rabbitmq-server"],
            ports: ["4369/tcp", "5671/tcp", "5672/tcp", "15691/tcp", "15692/tcp", "25672/tcp"],
            volumes: ["/var/lib/rabbitmq"], env: ["RABBITMQ_VERSION=4.1.4"], stars: 5200,
            summary: "RabbitMQ is an open source multi-protocol messaging broker."),
        CatalogueImage(
            "rabbitmq", ["management", "4-management"], base: .debian, megabytes: 275,
            programs: ["rabbitmq-server", "rabbitmqctl"], entrypoint: ["docker-entrypoint.sh"],
            cmd: ["rabbitmq-server"],
            ports: ["4369/tcp", "5671/tcp", "5672/tcp", "15671/tcp", "15672/tcp", "25672/tcp"],
            volumes: ["/var/lib/rabbitmq"], env: ["RABBITMQ_VERSION=4.1.4"], stars: 5200,
            summary: "RabbitMQ is an open source multi-protocol messaging broker."),
        CatalogueImage(
            "golang", ["latest", "1", "1.25"], base: .debian, megabytes: 846, programs: ["go", "gofmt"], cmd: ["bash"],
            env: ["GOLANG_VERSION=1.25.3", "GOPATH=/go"], stars: 5000,
            summary: "Go (golang) is a general purpose, higher-level, imperative programming language."),
        CatalogueImage(
            "golang", ["alpine", "1.25-alpine", "1-alpine"], base: .alpine, megabytes: 234, programs: ["go", "gofmt"],
            cmd: ["/bin/sh"], env: ["GOLANG_VERSION=1.25.3", "GOPATH=/go"], stars: 5000,
            summary: "Go (golang) is a general purpose, higher-level, imperative programming language."),
        CatalogueImage(
            "rust", ["latest", "1", "1.90"], base: .debian, megabytes: 1540, programs: ["cargo", "rustc"],
            cmd: ["bash"], env: ["RUST_VERSION=1.90.0"], stars: 1300,
            summary: "Rust is a systems programming language focused on safety, speed, and concurrency."),
        CatalogueImage(
            "ruby", ["latest", "3", "3.4"], base: .debian, megabytes: 1010, programs: ["ruby", "irb", "bundle"],
            cmd: ["irb"], env: ["RUBY_VERSION=3.4.7"], stars: 2500,
            summary:
                "Ruby is a dynamic, reflective, object-oriented, general-purpose, open-source programming language."),
        CatalogueImage(
            "ruby", ["slim", "3-slim", "3.4-slim"], base: .debian, megabytes: 219, programs: ["ruby", "irb", "bundle"],
            cmd: ["irb"], env: ["RUBY_VERSION=3.4.7"], stars: 2500,
            summary:
                "Ruby is a dynamic, reflective, object-oriented, general-purpose, open-source programming language."),
        CatalogueImage(
            "php", ["latest", "8", "8.4", "cli"], base: .debian, megabytes: 540, programs: ["php"],
            entrypoint: ["docker-php-entrypoint"], cmd: ["php", "-a"], env: ["PHP_VERSION=8.4.13"], stars: 7700,
            summary: "While designed for web development, the PHP scripting language also provides general-purpose use."
        ),
        CatalogueImage(
            "php", ["apache", "8-apache", "8.4-apache"], base: .debian, megabytes: 560,
            programs: ["php", "apache2-foreground"], entrypoint: ["docker-php-entrypoint"], cmd: ["apache2-foreground"],
            ports: ["80/tcp"], env: ["PHP_VERSION=8.4.13"], stars: 7700,
            summary: "While designed for web development, the PHP scripting language also provides general-purpose use."
        ),
        CatalogueImage(
            "php", ["fpm", "8-fpm", "8.4-fpm"], base: .debian, megabytes: 545, programs: ["php", "php-fpm"],
            entrypoint: ["docker-php-entrypoint"], cmd: ["php-fpm"], ports: ["9000/tcp"], env: ["PHP_VERSION=8.4.13"],
            stars: 7700,
            summary: "While designed for web development, the PHP scripting language also provides general-purpose use."
        ),
        CatalogueImage(
            "composer", ["latest", "2"], base: .alpine, megabytes: 200, programs: ["composer"],
            entrypoint: ["/docker-entrypoint.sh"], cmd: ["composer"], env: ["COMPOSER_HOME=/tmp"], stars: 1500,
            summary: "Composer is a dependency manager written in and for PHP."),
        CatalogueImage(
            "openjdk", ["latest", "24-jdk", "17-jdk", "11-jdk"], base: .debian, megabytes: 480,
            programs: ["java", "javac"], cmd: ["jshell"], env: ["JAVA_VERSION=24"], stars: 4000,
            summary: "Pre-release / non-production builds of OpenJDK"),
        CatalogueImage(
            "eclipse-temurin", ["latest", "25", "21", "21-jdk", "17"], base: .ubuntu, megabytes: 450,
            programs: ["java", "javac"], cmd: ["jshell"], env: ["JAVA_HOME=/opt/java/openjdk"], stars: 600,
            summary: "Official Images for OpenJDK binaries built by Eclipse Temurin."),
        CatalogueImage(
            "eclipse-temurin", ["21-jre", "17-jre", "25-jre"], base: .ubuntu, megabytes: 270, programs: ["java"],
            cmd: ["java"], env: ["JAVA_HOME=/opt/java/openjdk"], stars: 600,
            summary: "Official Images for OpenJDK binaries built by Eclipse Temurin."),
        CatalogueImage(
            "maven", ["latest", "3", "3.9"], base: .ubuntu, megabytes: 560, programs: ["mvn", "java"],
            entrypoint: ["/usr/local/bin/mvn-entrypoint.sh"], cmd: ["mvn"], env: ["MAVEN_HOME=/usr/share/maven"],
            stars: 1700, summary: "Apache Maven is a software project management and comprehension tool."),
        CatalogueImage(
            "gradle", ["latest", "9", "8"], base: .ubuntu, megabytes: 820, programs: ["gradle", "java"],
            entrypoint: ["/__cacert_entrypoint.sh"], cmd: ["gradle"], volumes: ["/home/gradle/.gradle"],
            env: ["GRADLE_HOME=/opt/gradle"], stars: 700,
            summary: "Gradle is a build tool with a focus on build automation."),
        CatalogueImage(
            "tomcat", ["latest", "11", "10", "9"], base: .ubuntu, megabytes: 470, programs: ["catalina.sh"],
            cmd: ["catalina.sh", "run"], ports: ["8080/tcp"], env: ["CATALINA_HOME=/usr/local/tomcat"], stars: 3800,
            summary: "Apache Tomcat is an open source implementation of the Java Servlet and JSP technologies"),
        CatalogueImage(
            "wordpress", ["latest", "6", "6.8", "php8.3"], base: .debian, megabytes: 700,
            programs: ["apache2-foreground", "php"], entrypoint: ["docker-entrypoint.sh"], cmd: ["apache2-foreground"],
            ports: ["80/tcp"], volumes: ["/var/www/html"], env: ["WORDPRESS_VERSION=6.8.3"], stars: 5900,
            summary: "The WordPress rich content management system can utilize plugins, widgets, and themes."),
        CatalogueImage(
            "ghost", ["latest", "6", "5"], base: .debian, megabytes: 580, programs: ["node", "ghost"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["node", "current/index.js"], ports: ["2368/tcp"],
            volumes: ["/var/lib/ghost/content"], env: ["GHOST_CONTENT=/var/lib/ghost/content"], stars: 1800,
            summary: "Ghost is a free and open source blogging platform written in JavaScript"),
        CatalogueImage(
            "drupal", ["latest", "11", "10"], base: .debian, megabytes: 640, programs: ["apache2-foreground"],
            entrypoint: ["docker-php-entrypoint"], cmd: ["apache2-foreground"], ports: ["80/tcp"],
            env: ["DRUPAL_VERSION=11.2.5"], stars: 1100,
            summary:
                "Drupal is an open source content management platform powering millions of websites and applications."),
        CatalogueImage(
            "joomla", ["latest", "5", "6"], base: .debian, megabytes: 650, programs: ["apache2-foreground"],
            entrypoint: ["/entrypoint.sh"], cmd: ["apache2-foreground"], ports: ["80/tcp"], volumes: ["/var/www/html"],
            env: ["JOOMLA_VERSION=5.3.4"], stars: 600, summary: "Joomla! is an open source content management system."),
        CatalogueImage(
            "nextcloud", ["latest", "32", "31"], base: .debian, megabytes: 1400, programs: ["apache2-foreground"],
            entrypoint: ["/entrypoint.sh"], cmd: ["apache2-foreground"], ports: ["80/tcp"], volumes: ["/var/www/html"],
            env: ["NEXTCLOUD_VERSION=32.0.0"], stars: 4400, summary: "A safe home for all your data"),
        CatalogueImage(
            "adminer", ["latest", "5", "standalone"], base: .alpine, megabytes: 120, programs: ["php"],
            entrypoint: ["entrypoint.sh", "docker-php-entrypoint"],
            cmd: ["php", "-S", "[::]:8080", "-t", "/var/www/html"], ports: ["8080/tcp"],
            env: ["ADMINER_VERSION=5.4.0"], directory: "/var/www/html", stopSignal: "SIGINT", stars: 1000,
            summary: "Database management in a single PHP file."),
        CatalogueImage(
            "elasticsearch", ["8.19.4", "9.1.4"], base: .debian, megabytes: 1270, programs: ["elasticsearch"],
            entrypoint: ["/bin/tini", "--", "/usr/local/bin/docker-entrypoint.sh"], cmd: ["eswrapper"],
            ports: ["9200/tcp", "9300/tcp"], env: ["ELASTIC_CONTAINER=true"], stars: 6400,
            summary:
                "Elasticsearch is a powerful open source search and analytics engine that makes data easy to explore."),
        CatalogueImage(
            "kibana", ["8.19.4", "9.1.4"], base: .debian, megabytes: 1120, programs: ["kibana"],
            entrypoint: ["/bin/tini", "--"], cmd: ["/usr/local/bin/kibana-docker"], ports: ["5601/tcp"], stars: 2600,
            summary: "Kibana gives shape to any kind of data - structured and unstructured - indexed in Elasticsearch."),
        CatalogueImage(
            "logstash", ["8.19.4", "9.1.4"], base: .debian, megabytes: 830, programs: ["logstash"],
            entrypoint: ["/usr/local/bin/docker-entrypoint"], cmd: [], ports: ["5044/tcp", "9600/tcp"], stars: 2200,
            summary: "Logstash is a tool for managing events and logs."),
        CatalogueImage(
            "influxdb", ["latest", "3-core", "2"], base: .debian, megabytes: 390, programs: ["influxd"],
            entrypoint: ["/entrypoint.sh"], cmd: ["influxd"], ports: ["8086/tcp"],
            volumes: ["/etc/influxdb2", "/var/lib/influxdb2"], env: ["INFLUXD_INIT_PORT=9999"], stars: 2000,
            summary:
                "InfluxDB is the leading open source time series database for metrics, events, and real-time analytics."
        ),
        CatalogueImage(
            "telegraf", ["latest", "1.36"], base: .debian, megabytes: 470, programs: ["telegraf"],
            entrypoint: ["/entrypoint.sh"], cmd: ["telegraf"], ports: ["8092/udp", "8094/tcp", "8125/udp"],
            env: ["TELEGRAF_VERSION=1.36.2"], stars: 800,
            summary: "Telegraf is an agent for collecting metrics and writing them to InfluxDB or other outputs."),
        CatalogueImage(
            "neo4j", ["latest", "5", "2025"], base: .debian, megabytes: 580, programs: ["neo4j"],
            entrypoint: ["tini", "-g", "--", "/startup/docker-entrypoint.sh"], cmd: ["neo4j"],
            ports: ["7473/tcp", "7474/tcp", "7687/tcp"], volumes: ["/data", "/logs"],
            env: ["NEO4J_HOME=/var/lib/neo4j"], stars: 1600,
            summary: "Neo4j is the world's leading graph database, with native graph storage and processing."),
        CatalogueImage(
            "cassandra", ["latest", "5", "4.1"], base: .ubuntu, megabytes: 420, programs: ["cassandra", "cqlsh"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["cassandra", "-f"],
            ports: ["7000/tcp", "7001/tcp", "7199/tcp", "9042/tcp", "9160/tcp"], volumes: ["/var/lib/cassandra"],
            env: ["CASSANDRA_VERSION=5.0.5"], stars: 1600,
            summary: "Apache Cassandra is an open-source distributed storage system."),
        CatalogueImage(
            "couchdb", ["latest", "3"], base: .debian, megabytes: 290, programs: ["couchdb"],
            entrypoint: ["tini", "--", "/docker-entrypoint.sh"], cmd: ["/opt/couchdb/bin/couchdb"],
            ports: ["4369/tcp", "5984/tcp", "9100/tcp"], volumes: ["/opt/couchdb/data"], stars: 600,
            summary:
                "CouchDB is a database that uses JSON for documents, an HTTP API, & JavaScript/declarative indexing"),
        CatalogueImage(
            "zookeeper", ["latest", "3.9"], base: .ubuntu, megabytes: 330, programs: ["zkServer.sh"],
            entrypoint: ["/docker-entrypoint.sh"], cmd: ["zkServer.sh", "start-foreground"],
            ports: ["2181/tcp", "2888/tcp", "3888/tcp", "8080/tcp"], volumes: ["/data", "/datalog", "/logs"],
            stars: 1500,
            summary: "Apache ZooKeeper is an open-source server which enables highly reliable distributed coordination."
        ),
        CatalogueImage(
            "nats", ["latest", "2", "2.12", "alpine"], base: .alpine, megabytes: 20, programs: ["nats-server"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["nats-server", "--config", "/etc/nats/nats-server.conf"],
            ports: ["4222/tcp", "6222/tcp", "8222/tcp"], env: ["NATS_SERVER=2.12.1"], stars: 600,
            summary: "NATS is an open source, high-performance, cloud native messaging system."),
        CatalogueImage(
            "eclipse-mosquitto", ["latest", "2"], base: .alpine, megabytes: 18, programs: ["mosquitto"],
            entrypoint: ["/docker-entrypoint.sh"],
            cmd: ["/usr/sbin/mosquitto", "-c", "/mosquitto/config/mosquitto.conf"], ports: ["1883/tcp"],
            volumes: ["/mosquitto/data", "/mosquitto/log"], env: ["VERSION=2.0.22"], stars: 1100,
            summary: "Eclipse Mosquitto is an open source message broker which implements MQTT"),
        CatalogueImage(
            "vault", ["1.13.3"], base: .alpine, megabytes: 254, programs: ["vault"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["server", "-dev"], ports: ["8200/tcp"],
            volumes: ["/vault/file", "/vault/logs"], stars: 1100,
            summary: "Vault is a tool for securely accessing secrets via a unified interface and tight access control."),
        CatalogueImage(
            "consul", ["1.15.4"], base: .alpine, megabytes: 155, programs: ["consul"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["agent", "-dev", "-client", "0.0.0.0"],
            ports: ["8300/tcp", "8301/tcp", "8500/tcp", "8600/tcp"], volumes: ["/consul/data"], stars: 1400,
            summary: "Consul is a datacenter runtime that provides service discovery, configuration, and orchestration."
        ),
        CatalogueImage(
            "gcc", ["latest", "15", "14"], base: .debian, megabytes: 1430, programs: ["gcc", "g++", "make"],
            cmd: ["bash"], env: ["GCC_VERSION=15.2.0"], stars: 900,
            summary: "The GNU Compiler Collection is a compiling system that supports several languages."),
        CatalogueImage(
            "perl", ["latest", "5", "5.42"], base: .debian, megabytes: 900, programs: ["perl"],
            cmd: ["perl5.42.0", "-de0"], stars: 500,
            summary: "Perl is a high-level, general-purpose, interpreted, dynamic programming language."),
        CatalogueImage(
            "swift", ["latest", "6.2", "6.2-bookworm"], base: .ubuntu, megabytes: 1100, programs: ["swift"],
            cmd: ["/bin/bash"], env: ["SWIFT_VERSION=swift-6.2-RELEASE"], stars: 400,
            summary: "Swift is a high-performance system programming language. Learn more about Swift at swift.org."),
        CatalogueImage(
            "elixir", ["latest", "1.18"], base: .debian, megabytes: 1500, programs: ["iex", "mix"], cmd: ["iex"],
            env: ["ELIXIR_VERSION=v1.18.4"], stars: 500,
            summary: "Elixir is a dynamic, functional language for building scalable and maintainable applications."),
        CatalogueImage(
            "erlang", ["latest", "28", "27"], base: .debian, megabytes: 1400, programs: ["erl"], cmd: ["erl"],
            env: ["OTP_VERSION=28.1"], stars: 400,
            summary: "Erlang is a programming language used to build massively scalable systems with high availability."
        ),
        CatalogueImage(
            "haskell", ["latest", "9"], base: .debian, megabytes: 1600, programs: ["ghc", "ghci", "cabal"],
            cmd: ["ghci"], stars: 400, summary: "Haskell is an advanced purely-functional programming language."),
        CatalogueImage(
            "r-base", ["latest", "4.5.1"], base: .debian, megabytes: 850, programs: ["R"], cmd: ["R"],
            env: ["R_BASE_VERSION=4.5.1"], stars: 350,
            summary: "R is a system for statistical computation and graphics."),
        CatalogueImage(
            "julia", ["latest", "1.12"], base: .debian, megabytes: 640, programs: ["julia"],
            entrypoint: ["docker-entrypoint.sh"], cmd: ["julia"], env: ["JULIA_VERSION=1.12.0"], stars: 200,
            summary: "Julia is a high-level, high-performance dynamic programming language for technical computing."),
        CatalogueImage(
            "buildpack-deps", ["latest", "bookworm", "curl", "scm"], base: .debian, megabytes: 880, cmd: ["bash"],
            stars: 500,
            summary: "A collection of common build dependencies used for installing various modules, e.g., gems."),
        CatalogueImage(
            "docker", ["latest", "28", "28-cli", "cli"], base: .alpine, megabytes: 370,
            entrypoint: ["docker-entrypoint.sh"], cmd: ["sh"],
            env: ["DOCKER_VERSION=28.5.1", "DOCKER_TLS_CERTDIR=/certs"], stars: 2600, summary: "Docker in Docker!"),
        CatalogueImage(
            "sonarqube", ["latest", "community", "lts"], base: .ubuntu, megabytes: 1200, programs: ["sonar.sh"],
            entrypoint: ["/opt/sonarqube/docker/entrypoint.sh"], cmd: [], ports: ["9000/tcp"],
            volumes: ["/opt/sonarqube/data"], stars: 3000,
            summary:
                "SonarQube, previously called Sonar, is an open-source platform for continuous inspection of code quality."
        ),
    ]
}
