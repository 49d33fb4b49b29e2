import Simulator
import Testing

/// Adminer in a container, as a browser uses it: it keeps a cookie and talks to databases over their network.
@Suite("Adminer")
struct AdminerTests {
    /// A way to a database: how Adminer calls it, its container, and who logs in.
    struct Place: CustomTestStringConvertible {
        var driver: String
        var server: String
        var user: String
        var testDescription: String { driver }
    }

    private static let machines = """
        docker network create data
        docker run -d --name pg --network data -e POSTGRES_PASSWORD=secret -e POSTGRES_DB=shop postgres:17
        docker run -d --name my --network data -e MYSQL_ROOT_PASSWORD=secret -e MYSQL_DATABASE=shop mysql:8
        docker run -d --name adminer --network data -p 8080:8080 adminer
        sleep 15
        docker exec pg psql -U postgres -d shop -c "CREATE TABLE goods (id serial PRIMARY KEY, name text)"
        docker exec my mysql -psecret shop -e "CREATE TABLE goods (id int AUTO_INCREMENT PRIMARY KEY, name text)"
        """

    @Test(
        "shows tables, takes commands, and says what is wrong",
        arguments: [
            Place(driver: "pgsql", server: "pg", user: "postgres"), Place(driver: "server", server: "my", user: "root"),
        ])
    func browsing(place: Place) {
        var sandbox = Sandbox()
        sandbox.probe("(\n\(Self.machines)\n) > /dev/null 2>&1")
        func form(_ password: String) -> String {
            "curl -s -d 'auth[driver]=\(place.driver)&auth[server]=\(place.server)&auth[username]=\(place.user)"
                + "&auth[password]=\(password)&auth[db]=shop'"
        }
        let wrong = sandbox.probe("\(form("wrong")) localhost:8080 | grep class=.error").output
        #expect(wrong.contains("authentication failed") || wrong.contains("Access denied for user"))
        // curl keeps the cookie and follows to the page of the database.
        let database = sandbox.probe("\(form("secret")) -L -c jar localhost:8080").output
        #expect(database.contains("<h2>Database: shop</h2>"))
        #expect(database.contains(">goods</a>"))

        let address = "'localhost:8080/?\(place.driver)=\(place.server)&username=\(place.user)&db=shop"
        sandbox.probe(
            "curl -s -b jar --data-urlencode \"query=INSERT INTO goods (name) VALUES ('<tea> & cups')\" \(address)&sql='"
        )
        let rows = sandbox.probe("curl -s -b jar \(address)&select=goods'").output
        #expect(rows.contains("<tr><td>1<td>&lt;tea&gt; &amp; cups"))
        #expect(rows.contains("<p>1 row\n"))
        #expect(sandbox.probe("curl -s -b jar \(address)&table=goods'").output.contains("<tr><td>name<td>text<td>YES"))
        let slip = sandbox.probe("curl -s -b jar --data-urlencode query=SELEC \(address)&sql='").output
        #expect(slip.contains("Error in query") && slip.contains("syntax"))
        // Without the cookie nobody is known.
        #expect(sandbox.probe("curl -s -o /dev/null -w '%{http_code}' \(address)'").output == "403")
    }
}
