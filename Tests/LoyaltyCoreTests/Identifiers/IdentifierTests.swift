//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Identifier: the host's own name, compared byte by byte")
struct IdentifierTests {
    @Test("An identifier keeps its text as it is", arguments: Kind.all)
    func keepsText(_ kind: Kind) throws {
        for text in [
            "a", " ", "c-1001", "Ж", "😀", "e\u{301}", "\u{E9}", "\u{80}", " a ",
            String(repeating: "x", count: kind.limit),
        ] {
            #expect(try kind.text(text).utf8.elementsEqual(text.utf8))
        }
    }

    @Test("The length is counted in bytes of UTF-8", arguments: Kind.all)
    func length(_ kind: Kind) throws {
        let half = String(repeating: "é", count: kind.limit / 2)
        #expect(try kind.text(half) == half)
        for tooLong in [
            half + "a", String(repeating: "a", count: kind.limit + 1), String(repeating: "😀", count: 10_000),
        ] {
            #expect(kind.refusal(of: tooLong) == .invalidIdentifier)
        }
    }

    @Test("Empty text and control characters are refused", arguments: Kind.all)
    func refusedText(_ kind: Kind) {
        #expect(kind.refusal(of: "") == .invalidIdentifier)
        for byte in Array(0x00...0x1F) + [0x7F] as [UInt8] {
            let control = String(Unicode.Scalar(byte))
            for text in [control, "a" + control, control + "a", "a" + control + "b"] {
                #expect(kind.refusal(of: text) == .invalidIdentifier)
            }
        }
    }

    @Test("Canonically equivalent texts are different identifiers", arguments: Kind.all)
    func bytewise(_ kind: Kind) throws {
        #expect(try kind.areApart("e\u{301}", "\u{E9}"))
        #expect(try kind.areApart("a", "A"))
        #expect(try kind.areApart("a", "a "))
        #expect(try kind.areApart("K", "\u{212A}"))
    }

    @Test("Order is the order of bytes, not of the alphabet or of canonical forms")
    func order() throws {
        let texts = [" ", "10", "9", "B", "a", "aa", "b", "e\u{301}", "z", "\u{E9}", "я", "\u{FF5E}", "😀"]
        let sorted = try texts.map { try CustomerID($0) }
        #expect(sorted.reversed().sorted() == sorted)
        for (row, first) in sorted.enumerated() {
            for (column, second) in sorted.enumerated() {
                #expect((first < second) == (row < column))
                #expect((first == second) == (row == column))
            }
        }
    }

    @Test("An identifier is coded as one string", arguments: Kind.all)
    func codedAsString(_ kind: Kind) throws {
        for text in ["c-1001", "e\u{301}", "\"\\/"] { #expect(try kind.roundTrips(text)) }
        for json in [#""""#, #""a\u0000""#, #""\u007f""#, "\"" + String(repeating: "a", count: kind.limit + 1) + "\""] {
            #expect(kind.decodingRefusal(of: json) == .invalidIdentifier)
        }
        for json in ["1", "null", "{}", #"["a"]"#] { #expect(kind.decodingRefusal(of: json) == .unexpectedJSON) }
    }

    @Test("An identifier as a key is the name of a member; a name that is no identifier is refused")
    func codedAsName() throws {
        let totals = [try PartnerID("p-2"): 2, try PartnerID("p-1"): 1]
        #expect(try CanonicalJSON.text(of: totals) == #"{"p-1":1,"p-2":2}"#)
        #expect(try CanonicalJSON.decode([PartnerID: Int].self, from: #"{"p-1":1,"p-2":2}"#) == totals)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode([PartnerID: Int].self, from: #"{"":1}"#) }
        #expect(try PartnerID("p-1").codingKey.stringValue == "p-1")
        #expect(try PartnerID("p-1").codingKey.intValue == nil)
    }

    @Test("An identifier describes itself by its text, and a refusal never does")
    func description() throws {
        #expect(try OrderID("o-1").description == "o-1")
        let error = #expect(throws: CoreError.self) { try OrderID("SECRET\n") }
        #expect(error.map { "\($0)".contains("SECRET") } == false)
    }
}

extension IdentifierTests {
    /// One type of identifier, so that each rule is checked for all of them.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let limit: Int
        let text: @Sendable (String) throws -> String
        let areApart: @Sendable (String, String) throws -> Bool
        let roundTrips: @Sendable (String) throws -> Bool
        let decode: @Sendable (String) throws -> Void

        init<ID: Identifier>(_ type: ID.Type, limit: Int = 128) {
            self.testDescription = "\(type)"
            self.limit = limit
            self.text = { try ID($0).text }
            self.areApart = { first, second in
                let first = try ID(first)
                let second = try ID(second)
                return first != second && (first < second) != (second < first)
                    && Set([first, second, first]).count == 2
                    && [first: 1, second: 2][first] == 1 && [first: 1, second: 2][second] == 2
            }
            self.roundTrips = { text in
                let id = try ID(text)
                let back = try CanonicalJSON.decode(ID.self, from: CanonicalJSON.encode(id))
                return try back == id && back.text.utf8.elementsEqual(text.utf8)
                    && CanonicalJSON.value(of: id) == .string(text)
            }
            self.decode = { _ = try CanonicalJSON.decode(ID.self, from: $0) }
        }

        func refusal(of text: String) -> CoreError.Code? { Self.code { _ = try self.text(text) } }

        func decodingRefusal(of json: String) -> CoreError.Code? { Self.code { try decode(json) } }

        private static func code(_ body: () throws -> Void) -> CoreError.Code? {
            do {
                try body()
                return nil
            } catch {
                return (error as? CoreError)?.code
            }
        }

        static let all = [
            Kind(ActionName.self), Kind(ActivityID.self), Kind(CategoryID.self), Kind(ChannelID.self),
            Kind(CustomerID.self),
            Kind(DefinitionVersion.self), Kind(ItemID.self), Kind(LineID.self), Kind(OrderID.self),
            Kind(PartnerID.self),
            Kind(PlaceID.self), Kind(ProgramID.self), Kind(ReferralCode.self), Kind(SegmentID.self),
            Kind(QuestionID.self), Kind(ReasonName.self), Kind(SurveyID.self), Kind(TenderKind.self),
            Kind(StreamID.self, limit: 512), Kind(CounterID.self, limit: 512),
        ]
    }
}
