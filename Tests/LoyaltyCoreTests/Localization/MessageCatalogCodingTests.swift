//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Message catalog coding: a host keeps its words as data")
struct MessageCatalogCodingTests {
    private let json =
        #"{"fallback":"ru","messages":{"a.b":{"en":"{n} left","ru":"осталось {n}"},"c.d":{"ru":"нет"}},"version":1}"#

    @Test("The golden catalog")
    func golden() throws {
        let catalog = try MessageCatalog(
            ["a.b": [.english: "{n} left", .russian: "осталось {n}"], "c.d": [.russian: "нет"]],
            fallback: .russian
        )
        #expect(try CanonicalJSON.text(of: catalog) == json)
        #expect(try CanonicalJSON.decode(MessageCatalog.self, from: json) == catalog)
    }

    @Test("The words of this module survive a round trip")
    func coreRoundTrip() throws {
        let bytes = try CanonicalJSON.encode(MessageCatalog.core)
        #expect(try CanonicalJSON.decode(MessageCatalog.self, from: bytes) == .core)
    }

    @Test(
        "A catalog of another version, or with a broken code, language or template, is refused",
        arguments: zip(
            [
                #"{"fallback":"en","messages":{},"version":2}"#,
                #"{"fallback":"en","messages":{"":{"en":"x"}},"version":1}"#,
                #"{"fallback":"en","messages":{"a":{"1":"x"}},"version":1}"#,
                #"{"fallback":"en","messages":{"a":{"en":"{"}},"version":1}"#,
            ],
            [CoreError.Code.unexpectedJSON, .invalidIdentifier, .invalidIdentifier, .invalidTemplate]
        )
    )
    func refused(json: String, code: CoreError.Code) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(MessageCatalog.self, from: json) }
        #expect(error?.code == code)
    }

    @Test("Of two tags that differ in letter case the last in order counts")
    func letterCase() throws {
        let json = #"{"fallback":"en","messages":{"a":{"EN":"upper","en":"lower"}},"version":1}"#
        let catalog = try CanonicalJSON.decode(MessageCatalog.self, from: json)
        #expect(catalog.template(for: "a", in: .english)?.source == "lower")
    }

    @Test("A template is its text, and a plural form its name")
    func templates() throws {
        let template = try MessageTemplate("{n, plural, other {#}}")
        #expect(try CanonicalJSON.text(of: template) == #""{n, plural, other {#}}""#)
        #expect(try CanonicalJSON.decode(MessageTemplate.self, from: #""{n, plural, other {#}}""#) == template)
        #expect(try CanonicalJSON.text(of: PluralCategory.allCases) == #"["zero","one","two","few","many","other"]"#)
        #expect(try CanonicalJSON.text(of: ExactDecimal(parsing: "-0.50")) == #""-0.50""#)
    }
}
