@testable import AssayCore

/// A schema with everything that a tool must not carry.
enum PromptSchema {
    static let invoice = DocumentSchema(
        name: "invoice",
        fields: [
            FieldDefinition(name: "number", kind: .identifier, description: "The number.", isRequired: true),
            FieldDefinition(name: "issued", kind: .date), FieldDefinition(name: "total", kind: .money),
            FieldDefinition(name: "currency", kind: .currency),
            FieldDefinition(name: "state", kind: .choice, choices: ["open", "paid"]),
            FieldDefinition(name: "tags", kind: .list),
            FieldDefinition(
                name: "rows", kind: .table,
                columns: [
                    FieldDefinition(name: "text", kind: .text), FieldDefinition(name: "amount", kind: .money),
                ]),
        ], checks: [], json: (try? JSON(parsing: source)) ?? .null, guidance: "- Copy the sign.\n",
        source: .null)

    private static let source = #"""
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "invoice", "description": "A bill.",
         "type": "object", "required": ["number"],
         "properties": {
           "number": {"type": ["string", "null"], "minLength": 1, "pattern": "^[A-Z]+", "description": "The number."},
           "issued": {"type": ["string", "null"], "format": "date"},
           "total": {"$ref": "#/$defs/money", "description": "With tax."},
           "currency": {"anyOf": [{"type": "null"}, {"type": "string", "maxLength": 3}]},
           "state": {"type": ["string", "null"], "enum": ["open", "paid", null]},
           "tags": {"type": ["array", "null"], "items": {"type": "string", "minLength": 1}, "maxItems": 9},
           "rows": {"type": ["array", "null"], "items": {"type": "object", "properties": {
             "text": {"type": ["string", "null"]}, "amount": {"$ref": "#/$defs/money"}}}}},
         "$defs": {"money": {"type": ["number", "null"], "minimum": 0}}}
        """#
}
