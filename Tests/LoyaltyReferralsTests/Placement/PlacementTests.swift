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

@Suite("Placement: a place is found by the rule, recorded once, and never worked out again")
struct PlacementTests {
    private func rule(
        _ fill: PlacementRule.Fill,
        width: Int = 2,
        depth: Int? = nil
    ) throws -> PlacementRule {
        try PlacementRule(width: width, depth: depth, fill: fill)
    }

    /// A tree with a top, `p0`, and others who are placed under it one after the other.
    private func tree(_ rule: PlacementRule, _ count: Int) throws -> Placement {
        var tree = Placement(rule)
        try tree.record(PlacementRecord(Make.partner("p0"), under: nil))
        for place in 1..<max(1, count) { try tree.add(Make.partner("p\(place)"), under: Make.partner("p0")) }
        return tree
    }

    private func text(_ tree: Placement) -> [String] {
        tree.records.dropFirst().map { "\($0.parent?.text ?? "-").\($0.position)" }
    }

    @Test("V58: one matrix of 2 by 2 is filled in three orders")
    func orders() throws {
        let level = try tree(rule(.breadthFirst, depth: 2), 7)
        #expect(text(level) == ["p0.0", "p0.1", "p1.0", "p1.1", "p2.0", "p2.1"])
        let leg = try tree(rule(.depthFirst, depth: 2), 7)
        #expect(text(leg) == ["p0.0", "p1.0", "p1.1", "p0.1", "p4.0", "p4.1"])
        let small = try tree(rule(.smallestLeg, depth: 2), 7)
        #expect(text(small) == ["p0.0", "p0.1", "p1.0", "p2.0", "p1.1", "p2.1"])
    }

    @Test("A matrix that is full under a sponsor has no place there", arguments: PlacementRule.Fill.allCases)
    func full(fill: PlacementRule.Fill) throws {
        var tree = try tree(rule(fill, width: 3, depth: 2), 13)
        #expect(tree.records.count == 13)
        let (top, next) = (try Make.partner("p0"), try Make.partner("next"))
        #expect(try tree.add(next, under: top) == nil)
        #expect(tree.record(of: next) == nil)
        // Further down there is room: that is another sponsor's matrix.
        #expect(try tree.add(next, under: Make.partner("p1")) != nil)
    }

    @Test("Without a limit of depth, depth first is one line down the first leg")
    func line() throws {
        #expect(text(try tree(rule(.depthFirst), 4)) == ["p0.0", "p1.0", "p2.0"])
    }

    @Test("A place that the host chose counts for whoever comes next")
    func chosen() throws {
        var tree = try tree(rule(.smallestLeg), 3)
        try tree.record(PlacementRecord(Make.partner("a"), under: Make.partner("p1"), position: 1))
        try tree.record(PlacementRecord(Make.partner("b"), under: Make.partner("a"), position: 0))
        #expect(try tree.add(Make.partner("c"), under: Make.partner("p0"))?.parent == Make.partner("p2"))
        #expect(try tree.add(Make.partner("d"), under: Make.partner("p1"))?.position == 0)
        #expect(try tree.partners(under: Make.partner("p1")) == [Make.partner("d"), Make.partner("a")])
        #expect(try tree.partners(under: Make.partner("c")) == [nil, nil])
        #expect(try tree.partners(under: Make.partner("nobody")) == nil)
        #expect(try tree.record(of: Make.partner("c"))?.position == 0)
    }

    @Test("Records that are read again leave everybody where they were, under any rule of the width")
    func reading() throws {
        let tree = try tree(rule(.breadthFirst), 20)
        for fill in PlacementRule.Fill.allCases {
            let again = try Placement(rule(fill), records: tree.records)
            #expect(again.records == tree.records)
        }
        #expect(try Placement(rule(.breadthFirst), records: tree.records) == tree)
    }

    @Test("Reading at once and recording one by one give one tree", arguments: 0..<60 as Range<UInt64>)
    func law(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rule = try rule(
            PlacementRule.Fill.allCases.randomElement(using: &random) ?? .breadthFirst,
            width: .random(in: 2...4, using: &random),
            depth: Bool.random(using: &random) ? nil : .random(in: 1...4, using: &random)
        )
        var tree = Placement(rule)
        var placed: [PartnerID] = []
        for number in 0..<Int.random(in: 1...60, using: &random) {
            let partner = try Make.partner("p\(number)")
            guard let sponsor = placed.randomElement(using: &random) else {
                try tree.record(PlacementRecord(partner, under: nil))
                placed.append(partner)
                continue
            }
            let expected = nearest(under: sponsor, in: tree)
            let found = try tree.add(partner, under: sponsor)
            if rule.fill == .breadthFirst {
                #expect(found.map { "\($0.parent?.text ?? "") \($0.position)" } == expected)
            } else {
                #expect((found == nil) == (expected == nil))
            }
            if found != nil { placed.append(partner) }
        }
        #expect(try Placement(rule, records: tree.records) == tree)
        #expect(try tree.forest().partners.count == placed.count)
    }

    /// The nearest free place by walking level by level.
    private func nearest(under sponsor: PartnerID, in tree: Placement) -> String? {
        var level = [sponsor]
        for _ in 0..<(tree.rule.depth ?? 1_000) {
            var next: [PartnerID] = []
            for partner in level {
                let places = tree.partners(under: partner) ?? []
                if let free = places.firstIndex(where: { $0 == nil }) { return "\(partner) \(free)" }
                next += places.compactMap { $0 }
            }
            level = next
        }
        return nil
    }

    @Test("A second place, a place that is taken or does not exist, and one under nobody are refused")
    func refused() throws {
        let tree = try tree(rule(.breadthFirst), 3)
        let (p0, p1, new) = (try Make.partner("p0"), try Make.partner("p1"), try Make.partner("new"))
        let records = [
            PlacementRecord(p1, under: p0, position: 1), PlacementRecord(new, under: p0, position: 0),
            PlacementRecord(new, under: p0, position: 2), PlacementRecord(new, under: p0, position: -1),
            PlacementRecord(new, under: try Make.partner("nobody")), PlacementRecord(new, under: nil, position: 1),
            PlacementRecord(new, under: new),
        ]
        for record in records {
            var changed = tree
            let error = #expect(throws: ReferralsError.self) { try changed.record(record) }
            #expect(error?.code == .invalidPlacement)
            #expect(changed == tree)
            let read = #expect(throws: ReferralsError.self) {
                try Placement(tree.rule, records: tree.records + [record])
            }
            #expect(read?.message.hasPrefix("record 4: ") == true)
        }
        for (partner, sponsor) in [(p1, p0), (new, try Make.partner("nobody"))] {
            let error = #expect(throws: ReferralsError.self) { try tree.place(for: partner, under: sponsor) }
            #expect(error?.code == .invalidPlacement)
        }
    }

    @Test("A line of 10,000 places is read and summed up without recursion")
    func deep() throws {
        let partners = try (0..<10_000).map { try Make.partner("p\($0)") }
        let records = partners.indices.map { PlacementRecord(partners[$0], under: $0 == 0 ? nil : partners[$0 - 1]) }
        let tree = try Placement(rule(.smallestLeg), records: records)
        #expect(try tree.place(for: Make.partner("new"), under: partners[0])?.position == 1)
        let volumes = try LegVolumes(of: tree, personal: [partners[9_999]: 7])
        #expect(volumes.legs(of: partners[0]) == [7, 0])
    }

    @Test("Rules and records read what they write, byte for byte, and nothing beyond the bounds")
    func golden() throws {
        let text = #"{"depth":9,"fill":"smallestLeg","version":1,"width":3}"#
        let rule = try rule(.smallestLeg, width: 3, depth: 9)
        #expect(try CanonicalJSON.text(of: rule) == text)
        #expect(try CanonicalJSON.decode(PlacementRule.self, from: text) == rule)
        Make.expectRefused(PlacementRule.self, text.replacing("n\":1", with: "n\":2"), .unsupportedVersion)
        for (width, depth) in [(1, nil), (101, nil), (2, 0), (2, 10_001)] as [(Int, Int?)] {
            let error = #expect(throws: ReferralsError.self) {
                try PlacementRule(width: width, depth: depth, fill: .breadthFirst)
            }
            #expect(error?.code == .invalidPlan)
        }
        let record = PlacementRecord(try Make.partner("b"), under: try Make.partner("a"), position: 1)
        #expect(try CanonicalJSON.text(of: record) == #"{"parent":"a","partner":"b","position":1}"#)
        let top = #"{"partner":"a","position":0}"#
        #expect(
            try CanonicalJSON.decode(PlacementRecord.self, from: top) == PlacementRecord(Make.partner("a"), under: nil)
        )
    }
}
