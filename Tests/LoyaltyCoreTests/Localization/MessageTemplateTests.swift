//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Message template: text with places for values")
struct MessageTemplateTests {
    private let renderer = MessageRenderer(.english)

    private func shown(_ source: String, _ values: [String: ExplainedValue] = [:]) throws -> String {
        renderer.text(for: try MessageTemplate(source), values)
    }

    @Test(
        "Text without places shows as it stands; quotes make braces text",
        arguments: [
            Example("", ""), Example("No places", "No places"), Example("Ещё чуть-чуть", "Ещё чуть-чуть"),
            Example("the member's points", "the member's points"), Example("it''s", "it's"),
            Example("'{'name'}'", "{name}"), Example("'{name}'", "{name}"), Example("'{it''s}'", "{it's}"),
            Example("# outside a plural", "# outside a plural"), Example("'#'", "'#'"), Example("'", "'"),
            Example("'{name} # '' }'", "{name} # ' }"),
        ]
    )
    func plainText(_ example: Example) throws {
        #expect(try shown(example.source) == example.text)
    }

    @Test("A place shows its value, and its name in braces if the value is not given")
    func places() throws {
        #expect(try shown("{a}{ b.c_1 }", ["a": .integer(1), "b.c_1": .text("x")]) == "1x")
        #expect(try shown("You need {needed}.") == "You need {needed}.")
        #expect(try shown("{n, plural, other {#!}}") == "{n}!")
    }

    @Test("A plural chooses its form by the number as shown, and # is that number")
    func plurals() throws {
        let source = "{n, plural, one {# point} other {# points}}"
        #expect(try shown(source, ["n": .integer(1)]) == "1 point")
        #expect(try shown(source, ["n": .integer(1_200)]) == "1,200 points")
        #expect(try shown(source, ["n": .decimal(ExactDecimal(parsing: "1.0"))]) == "1.0 points")
        #expect(try shown(source, ["n": .text("some")]) == "some points")
    }

    @Test("A form that the language asks for and the template lacks is the form other")
    func absentForm() throws {
        let russian = MessageRenderer(.russian)
        let template = try MessageTemplate("{n, plural, one {#-й} other {# шт.}}")
        #expect(russian.text(for: template, ["n": .integer(2)]) == "2 шт.")
    }

    @Test("Inside plurals, # belongs to the nearest, and quotes make it text")
    func nestedPlurals() throws {
        let source = "{a,plural,other{# of {b,plural,one{'#'#}other{##}}}}"
        #expect(try shown(source, ["a": .integer(1), "b": .integer(1)]) == "1 of #1")
        #expect(try shown(source, ["a": .integer(1), "b": .integer(2)]) == "1 of 22")
    }

    @Test("Names are listed once, in order, those inside plurals included")
    func names() throws {
        let template = try MessageTemplate("{b} {a, plural, one {{c}} other {{b} '{d}'}} {a}")
        #expect(template.names == ["b", "a", "c"])
    }

    @Test(
        "A broken template is refused with the place",
        arguments: [
            Fault("{", column: 2), Fault("}", column: 1), Fault("a}", column: 2), Fault("{}", column: 2),
            Fault("{1}", column: 2), Fault("{a", column: 3), Fault("{a b}", column: 4), Fault("{a,}", column: 4),
            Fault("{a, number}", column: 5), Fault("{a, plural}", column: 11), Fault("{a, plural,}", column: 13),
            Fault("{a, plural, one {x}}", column: 21), Fault("{a, plural, other x}", column: 19),
            Fault("{a, plural, other {x}", column: 22), Fault("{a, plural, other {x", column: 21),
            Fault("{a, plural, =1 {x} other {x}}", column: 13), Fault("{a, plural, lots {x} other {x}}", column: 13),
            Fault("{a, plural, other {x} other {y}}", column: 23), Fault("да '{", column: 4),
            Fault("{é}", column: 2), Fault("{a, plural, other {x} ", column: 23),
            Fault("{" + String(repeating: "n", count: 65) + "}", column: 2),
        ]
    )
    func brokenTemplate(_ fault: Fault) {
        let error = #expect(throws: CoreError.self) { try MessageTemplate(fault.source) }
        #expect(error?.code == .invalidTemplate)
        #expect(error?.position?.line == 1)
        #expect(error?.position?.column == fault.column)
    }

    @Test("A place on a later line is counted from that line's start")
    func laterLine() {
        let error = #expect(throws: CoreError.self) { try MessageTemplate("one\nтри {") }
        #expect(error?.position == TextPosition(line: 2, column: 6, offset: 12))
    }

    @Test("Text that is too long, or plurals that are too deep, are refused")
    func limits() throws {
        let longest = String(repeating: "x", count: MessageTemplate.maximumBytes)
        #expect(try shown(longest) == longest)
        let tooLong = #expect(throws: CoreError.self) { try MessageTemplate(longest + "x") }
        #expect(tooLong?.code == .limitExceeded)

        func nested(_ depth: Int) -> String {
            String(repeating: "{a,plural,other{", count: depth) + String(repeating: "}}", count: depth)
        }
        #expect(try shown(nested(MessageTemplate.maximumDepth)) == "")
        let tooDeep = #expect(throws: CoreError.self) { try MessageTemplate(nested(MessageTemplate.maximumDepth + 1)) }
        #expect(tooDeep?.code == .limitExceeded)
    }

    @Test("Any bytes at all are read or refused, never trapped on", arguments: UInt64(1)...40)
    func anyText(seed: UInt64) {
        let pieces = ["{", "}", "'", "#", ",", " ", "a", "plural", "other", "one", "é", "\n", "{n, plural, other {"]
        var state = seed
        for _ in 0..<50 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            do throws(CoreError) {
                #expect(try MessageTemplate(text).source == text)
            } catch {
                #expect(error.code == .invalidTemplate || error.code == .limitExceeded)
            }
        }
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let source: String
        let text: String
        init(_ source: String, _ text: String) { (self.source, self.text) = (source, text) }
        var testDescription: String { "\(source) → \(text)" }
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let source: String
        let column: Int
        init(_ source: String, column: Int) { (self.source, self.column) = (source, column) }
        var testDescription: String { "\(source) at \(column)" }
    }
}
