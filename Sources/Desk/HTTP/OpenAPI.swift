import Evidence

/// The API's description (OpenAPI 3.1.0), written from the table of places.
enum OpenAPI {
  /// The document.
  static func document(_ routes: [Route]) -> JSON {
    var order: [String] = []
    var paths: [String: [JSON.Member]] = [:]
    for route in routes where route.isInAPI && route.path != "/openapi" {
      if paths[route.path] == nil { order.append(route.path) }
      paths[route.path, default: []].append(
        JSON.Member(route.method.lowercased(), operation(route)))
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Entente desk", "version": "1",
        "description": "The desk's pages as JSON; text offsets count Unicode scalars.",
      ],
      "servers": [["url": .string(Request.api)]],
      "paths": .object(order.map { JSON.Member($0, .object(paths[$0] ?? [])) }),
      "components": components,
      "security": [JSON.object([]), ["token": []]],
    ]
  }

  private static func operation(_ route: Route) -> JSON {
    var members: [JSON.Member] = [
      .init("operationId", .string(route.method.lowercased() + route.path.dropFirst())),
      .init("summary", .string(route.summary)),
    ]
    if route.method == "GET" {
      members.append(.init("parameters", .array(route.parameters.map(parameter))))
    } else {
      members.append(.init("requestBody", form(route.parameters)))
    }
    let success: JSON = [
      "description": .string(route.summary),
      "content": ["application/json": ["schema": ["type": "object"]]],
    ]
    var answers: [JSON.Member] = [.init("200", success)]
    if route.freshness == .ledger, route.method == "GET" {
      answers.append(.init("304", ["description": "Nothing has changed since the given ETag."]))
    }
    for (status, meaning) in failures {
      answers.append(
        .init(
          status,
          [
            "description": .string(meaning),
            "content": ["application/json": ["schema": ["$ref": "#/components/schemas/Error"]]],
          ]))
    }
    members.append(.init("responses", .object(answers)))
    return .object(members)
  }

  private static let failures = [
    ("400", "A parameter was not understood."),
    ("401", "The desk has users and does not know who asks."),
    ("403", "The visitor may not do this."), ("404", "There is no such thing."),
    ("429", "Too many requests or failed attempts."), ("503", "The ledger cannot be read."),
  ]

  private static func parameter(_ parameter: Parameter) -> JSON {
    [
      "name": .string(parameter.name), "in": "query",
      "description": .string(parameter.meaning), "required": .bool(parameter.isRequired),
      "schema": schema(parameter.kind),
    ]
  }

  private static func form(_ parameters: [Parameter]) -> JSON {
    [
      "required": true,
      "content": [
        "application/x-www-form-urlencoded": [
          "schema": [
            "type": "object",
            "properties": .object(parameters.map { .init($0.name, schema($0.kind)) }),
            "required": .strings(parameters.filter(\.isRequired).map(\.name)),
          ]
        ]
      ],
    ]
  }

  /// What a value looks like; an empty one, as a form sends it, counts as none.
  private static func schema(_ kind: Parameter.Kind) -> JSON {
    switch kind {
    case .text: ["type": "string"]
    case .date:
      [
        "type": "string",
        "pattern": "^([1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$",
      ]
    case .position: ["type": "string", "pattern": "^(-?[0-9]{1,9}\\.[0-9]{1,15})?$"]
    case .integer(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .number: ["type": "number", "minimum": 0, "maximum": 1]
    case .code(let values): ["type": "string", "enum": .strings(values)]
    }
  }

  private static let components: JSON = [
    "schemas": [
      "Error": [
        "type": "object", "properties": ["error": ["type": "string"]], "required": ["error"],
      ]
    ],
    "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
  ]
}
