/// Technologies that requirements name: what is looked for where no heading leads to a list of skills.
extension RulesContext {
    /// Names of technologies among the requirements and wishes, each once, as printed; `PHP 8` with its version.
    func namedSkills() -> [Candidate] {
        guard let posting = schema.posting else { return [] }
        var seen: Set<String> = []
        let items = [posting.requirements, posting.wishes].compactMap(\.self).flatMap(items(of:))
        return items.flatMap { technologies(in: $0) }.filter { candidate in
            candidate.value.string.map { seen.insert($0.lowercased()).inserted } ?? false
        }
    }

    private func technologies(in item: Candidate) -> [Candidate] {
        var found: [Range<Int>] = []
        for run in item.tokens {
            var token = run.lowerBound
            while token < run.upperBound {
                let isFirst = token == item.tokens.first?.lowerBound
                if let name = technology(at: token, in: run, opensItem: isFirst) {
                    // `Foo, Bar or Python`: what is listed with one is one.
                    found += enumerated(before: name.lowerBound, in: run, found.last?.upperBound)
                    found.append(name)
                    token = name.upperBound
                } else if let last = found.last, last.upperBound == token || isJoint(last.upperBound, token),
                    isListed(token, behind: last), isName(token)
                {
                    found.append(token..<token + 1)
                    token += 1
                } else {
                    token += 1
                }
            }
        }
        return found.map { name in
            Candidate(.string(Self.bare(scan.text(of: name))), tokens: [name], score: 0.6, match: .exact)
        }
    }

    /// The names right before a technology, parted from it by commas or a joint.
    private func enumerated(before first: Int, in run: Range<Int>, _ end: Int?) -> [Range<Int>] {
        var names: [Range<Int>] = []
        var token = first - 1
        while token > max(run.lowerBound, (end ?? 0) - 1) {
            if Self.joints.contains(word(token)) {
                token -= 1
                continue
            }
            let isParted = scan.tokens[token].text.hasSuffix(",") || isJoint(token + 1, token + 2)
            guard isParted, isName(token) else { break }
            names.append(token..<token + 1)
            token -= 1
        }
        return names.reversed()
    }

    /// Capitals within a word, or nothing but capitals: no word of the language.
    func isName(_ token: Int) -> Bool {
        let text = Self.bare(scan.tokens[token].text)
        return text.count > 1 && scan.tokens[token].hasLetters
            && text.dropFirst().contains(where: \.isUppercase)
    }

    private func isListed(_ token: Int, behind last: Range<Int>) -> Bool {
        scan.tokens[last.upperBound - 1].text.hasSuffix(",") || token > last.upperBound
    }

    /// Whether nothing but a joint stands between two places.
    private func isJoint(_ from: Int, _ to: Int) -> Bool {
        from + 1 == to && from < scan.tokens.count && Self.joints.contains(word(from))
    }

    private static let joints: Set<String> = [
        "and", "or", "und", "oder", "et", "ou", "y", "o", "och", "eller", "en", "of", "e",
    ]

    private func technology(at token: Int, in run: Range<Int>, opensItem: Bool) -> Range<Int>? {
        let text = Self.bare(scan.tokens[token].text)
        let isLast = token + 1 == run.upperBound || ",;/)".contains(scan.tokens[token].text.last ?? " ")
        // `Excel in all you do`, `Go the extra mile`.
        let isWord = Self.words.contains(text)
        guard Self.names.contains(text) || isWord && (!opensItem || isLast) else { return nil }
        var end = token + 1
        if !isLast, end < run.upperBound, let version = Int(Self.bare(scan.tokens[end].text)), version < 100,
            scan.tokens[end].text.count <= 3
        {
            end += 1
        }
        return token..<end
    }

    static func bare(_ text: String) -> String {
        let marks: Set<Character> = [",", ";", ")", "(", "/", ":", "•", "\"", "“", "”", "!", "?"]
        let end = text.drop { marks.contains($0) }.reversed().drop { marks.contains($0) || $0 == "." }
        return String(end.reversed())
    }

    /// Names that are words, too, at the beginning of a sentence.
    private static let words: Set<String> = [
        "Go", "Rust", "Swift", "Ruby", "Rails", "Spring", "Spark", "React", "Redux", "Express", "Flask",
        "Excel",
        "Git", "Chef", "Puppet", "Julia", "Scala", "Dart", "Flutter", "Perl", "R", "C", "Twig", "Elm", "Node",
        "Ember",
        "Helm", "Pandas", "Stata", "Figma", "Sketch", "Canva", "Slack",
    ]
    private static let names: Set<String> = [
        "Python", "Java", "JavaScript", "Javascript", "TypeScript", "Typescript", "C++", "C#", ".NET", "F#",
        "Kotlin",
        "PHP", "PHP5", "Golang", "Erlang", "Elixir", "Haskell", "Clojure", "OCaml", "Fortran", "COBOL",
        "MATLAB",
        "Matlab", "VBA", "SQL", "T-SQL", "PL/SQL", "NoSQL", "HTML", "HTML5", "CSS", "CSS3", "SASS", "Sass",
        "LESS",
        "XML", "JSON", "GraphQL", "REST", "SOAP", "gRPC", "Node.js", "NodeJS", "React.js", "ReactJS", "Vue",
        "Vue.js",
        "Angular", "AngularJS", "Next.js", "Svelte", "jQuery", "Django", "FastAPI", "Laravel", "Symfony",
        "Drupal",
        "WordPress", "Wordpress", "Joomla", "Magento", "ASP.NET", "Hibernate", "MySQL", "PostgreSQL",
        "Postgres",
        "PostGIS", "SQLite", "MariaDB", "Oracle", "MongoDB", "Redis", "Cassandra", "Elasticsearch", "Kafka",
        "RabbitMQ",
        "NATS", "Celery", "Docker", "Kubernetes", "Terraform", "Ansible", "Jenkins", "GitLab", "GitHub",
        "Linux", "Unix",
        "Bash", "PowerShell", "AWS", "Azure", "GCP", "Heroku", "Prometheus", "Grafana", "Datadog", "Splunk",
        "Hadoop",
        "Airflow", "PySpark", "dbt", "Snowflake", "BigQuery", "Tableau", "NumPy", "SciPy", "PyTorch",
        "TensorFlow",
        "scikit-learn", "Jira", "Confluence", "Scrum", "Kanban", "SPSS", "SAS", "QGIS", "ArcGIS", "GDAL",
        "AutoCAD",
        "SolidWorks", "SOLIDWORKS", "CATIA", "Revit", "Photoshop", "InDesign", "Illustrator", "PowerPoint",
        "QuickBooks",
        "Salesforce", "HubSpot", "SAP", "DATEV", "Zendesk", "WebSphere", "Tomcat", "Elastic", "Sentry",
        "Nginx", "Apache",
    ]
}
