//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Truth: three values, as in SQL")
struct KleeneTests {
    static let verdicts: [Verdict] = [.yes, .no, .unknown]

    /// A condition over the facts below with this verdict.
    static func text(_ verdict: Verdict) -> String {
        switch verdict {
        case .yes: "orders = 4"
        case .no: "orders = 5"
        default: "score = 1"
        }
    }

    static func verdict(_ text: String) throws -> Verdict {
        try Examples.verdict(text, Examples.facts(["orders": .integer(4)]))
    }

    @Test("and is no if either is no, yes if both are yes, else unknown", arguments: verdicts, verdicts)
    func conjunction(left: Verdict, right: Verdict) throws {
        let both = [left, right]
        let expected: Verdict = both.contains(.no) ? .no : both == [.yes, .yes] ? .yes : .unknown
        #expect(try Self.verdict("\(Self.text(left)) and \(Self.text(right))") == expected)
    }

    @Test("or is yes if either is yes, no if both are no, else unknown", arguments: verdicts, verdicts)
    func disjunction(left: Verdict, right: Verdict) throws {
        let both = [left, right]
        let expected: Verdict = both.contains(.yes) ? .yes : both == [.no, .no] ? .no : .unknown
        #expect(try Self.verdict("\(Self.text(left)) or \(Self.text(right))") == expected)
    }

    @Test("not turns yes and no round and leaves unknown", arguments: zip(verdicts, [Verdict.no, .yes, .unknown]))
    func negation(of verdict: Verdict, gives expected: Verdict) throws {
        #expect(try Self.verdict("not \(Self.text(verdict))") == expected)
        #expect(try Self.verdict("not not \(Self.text(verdict))") == verdict)
    }

    @Test("De Morgan's laws hold for every pair", arguments: verdicts, verdicts)
    func deMorgan(left: Verdict, right: Verdict) throws {
        let (l, r) = (Self.text(left), Self.text(right))
        #expect(try Self.verdict("not (\(l) and \(r))") == Self.verdict("not \(l) or not \(r)"))
        #expect(try Self.verdict("not (\(l) or \(r))") == Self.verdict("not \(l) and not \(r)"))
    }

    @Test("All of nothing is yes, any of nothing is no")
    func emptyLists() throws {
        let facts = try Examples.facts()
        let asOf = try Timestamp(parsing: Examples.asOf)
        #expect(try SegmentRule.all([]).verdict(for: facts, asOf: asOf) == .yes)
        #expect(try SegmentRule.any([]).verdict(for: facts, asOf: asOf) == .no)
        #expect(try SegmentRule.all([]).evaluate(facts, asOf: asOf).causes.map(\.path) == [""])
    }

    @Test("Only yes makes a member", arguments: zip(verdicts, [true, false, false]))
    func membership(of verdict: Verdict, isMember: Bool) throws {
        let evaluation = try Examples.evaluation(Self.text(verdict), Examples.facts(["orders": .integer(4)]))
        #expect(evaluation.verdict == verdict)
        #expect(evaluation.isMember == isMember)
    }
}
