//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Unknown kind: what this release does not know survives a round trip")
struct UnknownKindTests {
    @Test(
        "A rule of a known or an unknown kind comes back as it was",
        arguments: [
            #"{"kind":"fixed","points":5}"#,
            #"{"kind":"lottery","odds":[1,1000],"prize":{"name":"car","worth":2.50e4}}"#,
            #"{"kind":""}"#,
        ]
    )
    func survives(text: String) throws {
        let rule = try CanonicalJSON.decode(Rule.self, from: text)
        #expect(try CanonicalJSON.value(of: rule) == CanonicalJSON.decode(JSONValue.self, from: text))
    }

    @Test("The kind and the members of an unknown rule can be shown")
    func shown() throws {
        let rule = try CanonicalJSON.decode(Rule.self, from: #"{"odds":2,"kind":"lottery"}"#)
        guard case .unknown(let unknown) = rule else {
            Issue.record("the kind is taken for a known one")
            return
        }
        #expect(unknown.kind == "lottery")
        #expect(unknown.members == ["kind": .string("lottery"), "odds": .integer(2)])
    }

    @Test("A part without a kind is refused", arguments: ["{}", #"{"kind":1}"#, #"{"kind":null}"#, "[]", #""fixed""#])
    func withoutKind(text: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(UnknownKind.self, from: text) }
        #expect(error?.code == .unexpectedJSON)
    }

    enum Rule: Codable, Equatable {
        case fixed(Int64)
        case unknown(UnknownKind)

        enum CodingKeys: CodingKey { case kind, points }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            switch try container.decode(String.self, forKey: .kind) {
            case "fixed": self = .fixed(try container.decode(Int64.self, forKey: .points))
            default: self = .unknown(try UnknownKind(from: decoder))
            }
        }

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .fixed(let points):
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode("fixed", forKey: .kind)
                try container.encode(points, forKey: .points)
            case .unknown(let unknown): try unknown.encode(to: encoder)
            }
        }
    }
}
