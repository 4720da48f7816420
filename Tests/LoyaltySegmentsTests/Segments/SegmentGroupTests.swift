//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltySegments
import Testing

@Suite("Groups of segments: the first that fits, one for each customer")
struct SegmentGroupTests {
    static let rules: KeyValuePairs<String, String> = [
        "gold": #"name = "gold""#, "many": "orders >= 3", "all": "true",
    ]

    static func group(
        _ entries: [String],
        shares: [String: Int64] = [:],
        continuesPastSample: Bool = false
    ) throws -> SegmentGroup {
        try SegmentGroup(
            id: SegmentGroupID("offers"),
            entries.map { entry in
                let sample = try shares[entry].map { try Sample(salt: SampleSalt("s"), share: .percent($0)) }
                return SegmentGroupEntry(try SegmentID(entry), sample: sample)
            },
            continuesPastSample: continuesPastSample
        )
    }

    static func place(_ group: SegmentGroup, _ facts: Facts, customer: String? = "ann") throws -> SegmentPlace {
        let set = try SegmentGraphTests.set(rules, groups: [group])
        let places = try set.places(
            of: facts,
            customer: customer.map { try CustomerID($0) },
            asOf: Timestamp(parsing: Examples.asOf)
        )
        return try #require(places.first)
    }

    @Test("The first segment that fits wins, whatever else fits")
    func first() throws {
        #expect(try Self.place(Self.group(["gold", "many", "all"]), Examples.known()).segment?.text == "gold")
        #expect(try Self.place(Self.group(["many", "gold"]), Examples.known()).segment?.text == "many")
        let silver = try Examples.facts(["name": .text("silver"), "orders": .integer(1)])
        let none = try Self.place(Self.group(["gold", "many"]), silver)
        #expect(none.segment == nil && none.unknown == [] && none.sampledOut == [])
    }

    @Test("An unknown verdict does not block, and is told")
    func unknown() throws {
        let place = try Self.place(Self.group(["gold", "many"]), Examples.facts(["orders": .integer(5)]))
        #expect(place.segment?.text == "many")
        #expect(place.unknown.map(\.text) == ["gold"])
        let after = try Self.place(Self.group(["many", "gold"]), Examples.facts(["orders": .integer(5)]))
        #expect(after.unknown == [])
    }

    @Test("Who fits but is not in the sample gets nothing, unless the group goes on")
    func sampledOut() throws {
        let stops = try Self.place(Self.group(["gold", "all"], shares: ["gold": 0]), Examples.known())
        #expect(stops.segment == nil && stops.sampledOut.map(\.text) == ["gold"])
        let goesOn = try Self.place(
            Self.group(["gold", "all"], shares: ["gold": 0], continuesPastSample: true),
            Examples.known()
        )
        #expect(goesOn.segment?.text == "all" && goesOn.sampledOut.map(\.text) == ["gold"])
        let whole = try Self.group(["gold"], shares: ["gold": 100])
        #expect(try Self.place(whole, Examples.known()).segment?.text == "gold")
        #expect(try Self.place(whole, Examples.known(), customer: nil).sampledOut.map(\.text) == ["gold"])
    }

    @Test("A place explains itself in both languages")
    func explained() throws {
        let group = try Self.group(["gold", "many"], shares: ["many": 0])
        let place = try Self.place(group, Examples.facts(["orders": .integer(5)]))
        let english = MessageRenderer(.english, catalog: .segmentGroups).text(for: place.explanation)
        #expect(
            english
                == "✗ No segment of the group\n  ? gold might fit: data are missing\n  ✗ many fits, but not in its sample"
        )
        let placed = try Self.place(Self.group(["all"]), Examples.known())
        #expect(MessageRenderer(.russian, catalog: .segmentGroups).text(for: placed.explanation) == "✓ Сегмент all")
        #expect(MessageCatalog.segmentGroups.unreadable == [])
        #expect(MessageCatalog.segmentGroups.untranslated(in: .russian) == [])
    }

    @Test("No segment, one twice, two groups of one identifier, and a segment that the set has not, are refused")
    func refused() throws {
        #expect(refusal { try Self.group([]) } == .invalidGroup)
        let twice = #expect(throws: SegmentsError.self) { try Self.group(["gold", "gold"]) }
        #expect(twice?.code == .invalidGroup && twice?.path == "entries/1/segment")
        let group = try Self.group(["gold"])
        let same = #expect(throws: SegmentsError.self) {
            try SegmentGraphTests.set(Self.rules, groups: [group, group])
        }
        #expect(same?.code == .invalidGroup && same?.path == "groups/1/id")
        let gone = try Self.group(["gold", "gone"])
        let unknown = #expect(throws: SegmentsError.self) { try SegmentGraphTests.set(Self.rules, groups: [gone]) }
        #expect(unknown?.code == .unknownSegment && unknown?.path == "groups/0/entries/1/segment")
    }

    @Test("A group has one JSON form")
    func golden() throws {
        let group = try Self.group(["gold", "all"], shares: ["gold": 50], continuesPastSample: true)
        let json =
            #"{"continuesPastSample":true,"entries":[{"sample":{"range":{"end":"50%","start":"0%"},"salt":"s","version":1},"#
            + #""segment":"gold"},{"segment":"all"}],"id":"offers","version":1}"#
        #expect(try CanonicalJSON.text(of: group) == json)
        #expect(try CanonicalJSON.decode(SegmentGroup.self, from: json) == group)
        let short = try CanonicalJSON.decode(
            SegmentGroup.self,
            from: #"{"entries":[{"segment":"all"}],"id":"offers","version":1}"#
        )
        #expect(!short.continuesPastSample)
        for broken in [
            #"{"entries":[],"id":"offers","version":1}"#, #"{"entries":[{"segment":"all"}],"id":"o","version":2}"#,
        ] {
            let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(SegmentGroup.self, from: broken) }
            #expect(error?.code == .unexpectedJSON)
        }
    }
}
