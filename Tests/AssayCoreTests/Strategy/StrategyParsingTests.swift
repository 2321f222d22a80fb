import AssayCore
import Foundation
import Testing

@Suite struct StrategyParsingTests {
    @Test func `The shipped strategies load`() throws {
        let rules = try Strategy(parsing: repositoryFile("Strategies/rules.json5"), name: "rules")
        let reader = ReaderOptions(language: "eng+deu+fra+spa+msa")
        #expect(rules == Strategy(name: "rules", reader: reader, extract: .rules, repair: RepairOptions()))
        let model = try Strategy(parsing: repositoryFile("Strategies/text-llm.json5"), name: "text-llm")
        guard case .model(let options) = model.extract else {
            Issue.record("\(model.extract)")
            return
        }
        #expect(options.model.hasPrefix("local/"))
        #expect(model.repair.attempts == 1)
    }

    @Test func `Everything that a strategy states is read`() throws {
        let strategy = try Strategy(
            parsing: """
                { reader: { prefer: "ocr", ocr: { language: "chi_sim+script/Latin", dpi: 150 }, max_pages: 5 },
                  extract: { by: "cascade", steps: [ { by: "embedded" }, { by: "rules" },
                    { by: "model", model: "compatible/org/model:7b", base_url: "http://127.0.0.1:8080/v1", input: "image",
                      force: "json-schema", max_output_tokens: 100, timeout_seconds: 9 } ] },
                  repair: { attempts: 0, scope: "all", on: ["unclear"], max_tokens: 9000, max_cost: 0.02 } }
                """, name: "mine")
        let model = ModelOptions(
            model: "compatible/org/model:7b", baseURL: "http://127.0.0.1:8080/v1", input: .image,
            force: .only(.jsonSchema),
            maxOutputTokens: 100, timeoutSeconds: 9)
        #expect(
            strategy
                == Strategy(
                    name: "mine",
                    reader: ReaderOptions(
                        prefer: .ocr, language: "chi_sim+script/Latin", dpi: 150, maxPages: 5),
                    extract: .cascade([.embedded, .rules, .model(model)]),
                    repair: RepairOptions(
                        attempts: 0, scope: .all, on: [.unclear], maxTokens: 9000,
                        maxCost: Decimal(string: "0.02"))))
    }

    @Test func `What is not stated has its default`() throws {
        let strategy = try Strategy(parsing: "{extract:{by:'model',model:'a/b'}}", name: "x")
        #expect(
            strategy
                == Strategy(
                    name: "x", reader: ReaderOptions(), extract: .model(ModelOptions(model: "a/b")),
                    repair: RepairOptions()))
    }

    @Test(arguments: [
        ("{", "", "line 1, column 2"), ("[]", "", "an object must stand"),
        ("{}", "", "\"extract\" is missing"),
        ("{extract:{}}", "/extract", "\"by\" is missing"),
        ("{extract:{by:'rule'}}", "/extract/by", "Did you mean \"rules\"?"),
        ("{extract:{by:'rules'},repairs:{}}", "/repairs", "Did you mean \"repair\"?"),
        ("{extract:{by:'rules',modell:1}}", "/extract/modell", "Did you mean \"model\"?"),
        ("{extract:{by:'rules',model:'a/b'}}", "/extract/model", "has no effect with \"by\": \"rules\""),
        ("{extract:{by:'model'}}", "/extract", "\"model\" is missing"),
        ("{extract:{by:'model',model:'qwen'}}", "/extract/model", "provider/model"),
        ("{extract:{by:'model',model:'a/'}}", "/extract/model", "provider/model"),
        ("{extract:{by:'model',model:'a/b c'}}", "/extract/model", "provider/model"),
        ("{extract:{by:'model',model:'a/b',input:'text'}}", "/extract/input", "Known are layout-text"),
        ("{extract:{by:'model',model:'a/b',force:'tool'}}", "/extract/force", "Known are ladder, named-tool"),
        ("{extract:{by:'model',model:'a/b',force:'grammer'}}", "/extract/force", "Did you mean \"grammar\"?"),
        ("{extract:{by:'model',model:'a/b',force:1}}", "/extract/force", "1 is not known"),
        ("{extract:{by:'model',model:'a/b',max_output_tokens:0}}", "/extract/max_output_tokens", "from 1"),
        (
            "{extract:{by:'model',model:'a/b',timeout_seconds:1.5}}", "/extract/timeout_seconds",
            "a whole number"
        ),
        ("{extract:{by:'model',model:'a/b',base_url:'ftp://x'}}", "/extract/base_url", "http://"),
        ("{extract:{by:'model',model:'a/b',base_url:'https://u:p@x'}}", "/extract/base_url", "no user"),
        ("{extract:{by:'model',model:'a/b',base_url:'https://x?key=1'}}", "/extract/base_url", "query"),
        ("{extract:{by:'cascade'}}", "/extract", "\"steps\" is missing"),
        ("{extract:{by:'cascade',steps:[{by:'rules'}]}}", "/extract/steps", "at least two"),
        (
            "{extract:{by:'cascade',steps:[{by:'rules'},{by:'modle'}]}}", "/extract/steps/1/by",
            "Did you mean \"model\"?"
        ),
        (
            "{extract:{by:'cascade',steps:[{by:'rules'},{by:'cascade',steps:[{by:'rules'},{by:'embedded'}]}]}}",
            "/extract/steps/1", "can't be a step"
        ),
        ("{extract:{by:'cascade',steps:[{by:'rules'},{by:'rules'}]}}", "/extract/steps/1", "repeats"),
        ("{extract:{by:'rules'},reader:{prefer:'text'}}", "/reader/prefer", "Known are text-layer, ocr"),
        ("{extract:{by:'rules'},reader:{ocr:{dpi:30}}}", "/reader/ocr/dpi", "from 72 to 1200"),
        (
            "{extract:{by:'rules'},reader:{ocr:{langauge:'eng'}}}", "/reader/ocr/langauge",
            "Did you mean \"language\"?"
        ), ("{extract:{by:'rules'},reader:{ocr:{language:'../eng'}}}", "/reader/ocr/language", "Tesseract"),
        ("{extract:{by:'rules'},reader:{ocr:{language:'eng+'}}}", "/reader/ocr/language", "Tesseract"),
        ("{extract:{by:'rules'},reader:{max_pages:0}}", "/reader/max_pages", "from 1"),
        ("{extract:{by:'rules'},repair:{attempts:-1}}", "/repair/attempts", "from 0 to 10"),
        ("{extract:{by:'rules'},repair:{on:['valid']}}", "/repair/on/0", "Known are invalid, unclear"),
        ("{extract:{by:'rules'},repair:{on:'invalid'}}", "/repair/on", "a list"),
        ("{extract:{by:'rules'},repair:{scope:'fields'}}", "/repair/scope", "Known are failing-fields, all"),
        ("{extract:{by:'rules'},repair:null}", "/repair", "an object must stand"),
        ("{extract:{by:'rules'},repair:{max_tokens:0}}", "/repair/max_tokens", "from 1"),
        ("{extract:{by:'rules'},repair:{max_cost:-1}}", "/repair/max_cost", "a number from 0"),
        ("{extract:{by:'rules'},repair:{max_costs:1}}", "/repair/max_costs", "Did you mean \"max_cost\"?"),
    ])
    func `A mistake is refused with its place and what to do`(text: String, pointer: String, message: String)
    {
        let error = #expect(throws: DefinitionError.self) { try Strategy(parsing: text, name: "x") }
        #expect(error?.pointer == pointer)
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func `A mistake hundreds of levels deep is told by its line, not by a page of pointer`() {
        let text = "{extract:" + String(repeating: "{items:", count: 600)
        let error = #expect(throws: DefinitionError.self) { try Strategy(parsing: text, name: "x") }
        #expect((1...121).contains(error?.pointer.count ?? 0))
        #expect(error?.message.hasPrefix("line 1, column ") == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        "{extract:{by:'rules'}}",
        "{extract:{by:'model',model:'a/b',base_url:'https://x/v1',force:'grammar'},repair:{on:[]}}",
        "{extract:{by:'cascade',steps:[{by:'embedded'},{by:'model',model:'a/b'}]},reader:{prefer:'ocr'},repair:{on:['unclear','invalid']}}",
        "{extract:{by:'rules'},repair:{max_tokens:5000,max_cost:0.005}}",
        "{extract:{by:'model',model:'a/b',token_probabilities:true}}",
    ])
    func `Canonical JSON reads back as the same strategy and does not hold its name`(text: String) throws {
        let strategy = try Strategy(parsing: text, name: "one")
        let canonical = strategy.canonicalJSON.text(.canonical)
        #expect(try Strategy(parsing: canonical, name: "one") == strategy)
        #expect(try Strategy(parsing: text, name: "other").canonicalJSON.text(.canonical) == canonical)
    }

    @Test func `Stating a default changes nothing, anything else does`() throws {
        let plain = try Strategy(parsing: "{extract:{by:'rules'}}", name: "x").canonicalJSON
        #expect(
            try Strategy(parsing: "{extract:{by:'rules'},reader:{ocr:{dpi:3e2}}}", name: "x").canonicalJSON
                == plain)
        #expect(
            try Strategy(parsing: "{extract:{by:'rules'},reader:{ocr:{dpi:301}}}", name: "x").canonicalJSON
                != plain)
    }

    @Test func `Stand-ins, masking and pace are read, and the pace changes no digest`() throws {
        let text = """
            { extract: { by: "model", model: "a/b", mask: true, requests_per_minute: 50, idle_seconds: 9,
              fallback: ["c/d", { model: "e/f", base_url: "http://localhost:1/v1" }] } }
            """
        let strategy = try Strategy(parsing: text, name: "s")
        guard case .model(let options) = strategy.extract else {
            Issue.record("no model")
            return
        }
        #expect(options.isMasked && options.pace.requestsPerMinute == 50 && options.pace.idleSeconds == 9)
        #expect(options.pace.connectSeconds == 10 && options.pace.firstByteSeconds == nil)
        #expect(options.fallback.map(\.model) == ["c/d", "e/f"])
        #expect(options.fallback.last?.baseURL == "http://localhost:1/v1")
        #expect(try Strategy(parsing: strategy.canonicalJSON.text(), name: "s") == strategy)
        let slower = try Strategy(
            parsing: text.replacing("requests_per_minute: 50", with: "tokens_per_minute: 7"), name: "s")
        #expect(slower.canonicalJSON != strategy.canonicalJSON)
        #expect(slower.answeringJSON == strategy.answeringJSON)
        let other = try Strategy(parsing: text.replacing("mask: true", with: "mask: false"), name: "s")
        #expect(other.answeringJSON != strategy.answeringJSON)
    }

    @Test(arguments: [
        (#"fallback: "c/d""#, "/extract/fallback"), (#"fallback: ["c"]"#, "/extract/fallback/0/model"),
        (#"fallback: [{ name: "c/d" }]"#, "/extract/fallback/0/name"),
        (#"mask: "yes""#, "/extract/mask"), (#"mask: true, input: "image""#, "/extract/mask"),
        (#"mask: true, input: "pdf""#, "/extract/mask"),
        ("requests_per_minute: 0", "/extract/requests_per_minute"),
        ("idle_seconds: 0.5", "/extract/idle_seconds"),
    ])
    func `Stand-ins, masking and pace are refused with their place`(keys: String, pointer: String) {
        let text = "{ extract: { by: \"model\", model: \"a/b\", \(keys) } }"
        let error = #expect(throws: DefinitionError.self) { try Strategy(parsing: text, name: "s") }
        #expect(error?.pointer == pointer)
    }
}
