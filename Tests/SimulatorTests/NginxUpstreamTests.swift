import Simulator
import Testing

/// nginx in front of other containers.
@Suite struct NginxUpstreamTests {
    @Test("nginx looks up the servers behind it when it reads its configuration, and then at a reload")
    func upstreamAddresses() {
        var sandbox = Sandbox()
        let ask = "curl -s -o /dev/null -w '%{http_code} ' localhost:8080"
        let result = sandbox.execute(
            """
            exec 2> /dev/null
            docker network create n > /dev/null
            printf 'server { listen 80; location / { proxy_pass http://app; } }\n' > default.conf
            docker run -d --name app --network n nginx:alpine > /dev/null
            docker run -d --name proxy --network n -v ./default.conf:/etc/nginx/conf.d/default.conf -p 8080:80 nginx:alpine > /dev/null
            \(ask)
            docker rm -f app > /dev/null
            docker run -d --name filler --network n alpine sleep 999 > /dev/null
            docker run -d --name app --network n nginx:alpine > /dev/null
            \(ask); docker exec proxy nginx -s reload; sleep 1; \(ask)
            docker rm -f app > /dev/null; docker exec proxy nginx -s reload; sleep 1
            docker logs proxy 2>&1 | grep -c 'host not found in upstream "app"'
            """)
        #expect(result.output == "200 502 200 1\n")
    }
}
