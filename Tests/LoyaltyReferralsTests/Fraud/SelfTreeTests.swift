//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Fraud guard, partners above partners: nobody stands below an account of its own")
struct SelfTreeTests {
    private func found(_ forest: ForestSnapshot, sharing groups: [String]...) throws -> [String] {
        var identities: [PartnerID: [IdentityToken]] = [:]
        for (index, group) in groups.enumerated() {
            for name in group {
                identities[try Make.partner(name), default: []].append(try IdentityToken(.device, "\(index)"))
            }
        }
        return FraudGuard.standard.suspects(in: forest, identities: identities).map { suspect in
            let finding = suspect.evaluation.findings.first
            let words = [
                suspect.partner.text, suspect.ancestor.text, finding?.check.rawValue, finding?.kinds.first?.text,
                finding?.count.map { "\($0)" },
            ]
            return words.compactMap(\.self).joined(separator: " ")
        }
    }

    @Test("The nearest account above is named, with the levels between")
    func nearest() throws {
        let forest = try Make.forest("a b c d", "b e", "x y")
        #expect(try found(forest).isEmpty)
        #expect(try found(forest, sharing: ["a", "d"]) == ["d a selfTree device 3"])
        #expect(
            try found(forest, sharing: ["a", "b", "d"]) == ["b a selfTree device 1", "d b selfTree device 2"]
        )
    }

    @Test("Accounts side by side, or in trees apart, are not below each other")
    func sideBySide() throws {
        let forest = try Make.forest("a b c d", "b e", "x y")
        #expect(try found(forest, sharing: ["c", "e"]).isEmpty)
        #expect(try found(forest, sharing: ["a", "x", "y"]) == ["y x selfTree device 1"])
        #expect(try found(forest, sharing: ["d", "e"], ["a", "y"]).isEmpty)
    }

    @Test("An account outside the forest ties two partners together")
    func tiedFromOutside() throws {
        #expect(try found(Make.forest("a b"), sharing: ["a", "z"], ["b", "z"]) == ["b a selfTree 1"])
    }

    @Test("A guard that does not look finds nothing, and one that flags holds nothing")
    func severity() throws {
        let forest = try Make.forest("a b")
        let token = try IdentityToken(.phone, "1")
        let identities = [try Make.partner("a"): [token], try Make.partner("b"): [token]]
        #expect(FraudGuard(selfTree: nil).suspects(in: forest, identities: identities).isEmpty)
        let flagged = FraudGuard(selfTree: .flag).suspects(in: forest, identities: identities)
        #expect(flagged.first?.evaluation.isHeld == false)
    }

    @Test("Every partner below an account of its own is found, and no other", arguments: UInt64(1)...100)
    func agreesWithTheLines(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let partners = try (0..<25).map { try Make.partner("p\($0)") }
        let forest = try ForestSnapshot(
            partners.enumerated().map { index, partner in
                (
                    partner,
                    sponsor: index == 0 || index % 9 == 8 ? nil : partners[.random(in: 0..<index, using: &random)]
                )
            }
        )
        var people: [PartnerID: Int] = [:]
        var identities: [PartnerID: [IdentityToken]] = [:]
        for partner in partners {
            let person = Int.random(in: 0..<12, using: &random)
            people[partner] = person
            identities[partner] = [try IdentityToken(.email, "\(person)")]
        }
        let suspects = FraudGuard.standard.suspects(in: forest, identities: identities)
        for partner in partners {
            let line = forest.line(of: partner)
            let place = line.firstIndex { people[$0] == people[partner] }
            let suspect = suspects.first { $0.partner == partner }
            #expect(suspect?.ancestor == place.map { line[$0] })
            #expect(suspect?.evaluation.findings.first?.count == place.map { $0 + 1 })
        }
    }

    @Test("A chain of ten thousand partners needs no recursion")
    func deep() throws {
        let partners = try (0..<10_000).map { try Make.partner("p\($0)") }
        let forest = try ForestSnapshot(
            partners.enumerated().map { ($1, sponsor: $0 == 0 ? nil : partners[$0 - 1]) }
        )
        let token = try IdentityToken(.email, "e")
        let suspects = FraudGuard.standard.suspects(
            in: forest,
            identities: [partners[0]: [token], partners[9_999]: [token]]
        )
        #expect(suspects.map(\.partner) == [partners[9_999]])
        #expect(suspects.first?.evaluation.findings.first?.count == 9_999)
    }
}
