//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The places of partners in a tree of limited width, apart from who sponsored whom.
///
/// ```swift
/// var placement = Placement(PlacementRule(width: 2, fill: .breadthFirst))
/// try placement.record(PlacementRecord(ann, under: nil))
/// try placement.add(bob, under: ann)    // the record to be stored: Ann's first place
/// ```
///
/// The records are the truth: a tree that is read again has everybody where they were, whatever the rule says by then. A host
/// that lets partners choose records the place itself.
public struct Placement: Hashable, Sendable {
    /// The shape of the tree, and how it is filled.
    public let rule: PlacementRule
    /// Who is placed where, in the order in which they came.
    public private(set) var records: [PlacementRecord] = []
    /// The place of each partner among the records.
    private(set) var numbers: [PartnerID: Int32] = [:]
    /// By record, whom the place is under; −1 at the top.
    private(set) var parents: [Int32] = []
    /// By record and position, who is there; −1 for nobody.
    private(set) var places: [Int32] = []
    /// By record, how many levels further down the nearest place is free.
    private var distances: [Int32] = []
    /// By record, how many partners are in the leg that the partner heads; empty unless the rule asks.
    private var sizes: [Int32] = []

    /// Creates a tree without partners.
    ///
    /// - Parameter rule: The shape of the tree, and how it is filled.
    public init(_ rule: PlacementRule) { self.rule = rule }

    /// Creates a tree from its records, everybody where they were.
    ///
    /// - Parameters:
    ///   - rule: The shape of the tree, and how it is filled from now on.
    ///   - records: The records in the order in which they came.
    /// - Throws: ``ReferralsError`` with code `invalidPlacement` for a record that ``record(_:)`` refuses, with its place in
    ///   the message.
    /// - Complexity: O(*n* · *w*) in the number of records and the width, however deep the tree is.
    public init(_ rule: PlacementRule, records: some Sequence<PlacementRecord>) throws(ReferralsError) {
        self.init(rule)
        for (index, record) in records.enumerated() {
            do throws(ReferralsError) {
                try link(record)
            } catch {
                throw ReferralsError(error.code, "record \(index + 1): \(error.message)")
            }
        }
        // Those below come later, so that from the last on everybody below is known.
        for number in parents.indices.reversed() {
            distances[number] = distance(number)
            if !sizes.isEmpty, parents[number] >= 0 { sizes[Int(parents[number])] += sizes[number] }
        }
    }
}

// MARK: - Placing

extension Placement {
    /// Records a place that was found by ``place(for:under:)``, or that the host chose.
    ///
    /// - Parameter record: The place.
    /// - Throws: ``ReferralsError`` with code `invalidPlacement` for a partner who has a place, a parent who has none, or a
    ///   position that does not exist or is taken. The tree is as it was then.
    /// - Complexity: O(*w*) in the width, and up the line as far as a nearest free place changes; O(*d*) in the depth for
    ///   ``PlacementRule/Fill/smallestLeg``.
    public mutating func record(_ record: PlacementRecord) throws(ReferralsError) {
        try link(record)
        var number = Int(parents[parents.count - 1])
        while number >= 0, distances[number] != distance(number) {
            distances[number] = distance(number)
            number = Int(parents[number])
        }
        guard !sizes.isEmpty else { return }
        number = Int(parents[parents.count - 1])
        while number >= 0 {
            sizes[number] += 1
            number = Int(parents[number])
        }
    }

    /// Finds a place for a new partner and records it.
    ///
    /// - Parameters:
    ///   - partner: The new partner.
    ///   - sponsor: Under whom the place is.
    /// - Returns: The record, to be stored; nil if there is no room under the sponsor.
    /// - Throws: As ``place(for:under:)``.
    @discardableResult
    public mutating func add(_ partner: PartnerID, under sponsor: PartnerID) throws(ReferralsError) -> PlacementRecord?
    {
        guard let place = try place(for: partner, under: sponsor) else { return nil }
        try record(place)
        return place
    }

    /// Returns the place that the rule gives a new partner under a sponsor.
    ///
    /// - Parameters:
    ///   - partner: The new partner.
    ///   - sponsor: Under whom the place is.
    /// - Returns: The place, not yet recorded; nil if there is no room within the depth of the rule.
    /// - Throws: ``ReferralsError`` with code `invalidPlacement` for a partner who has a place, or a sponsor who has none.
    /// - Complexity: O(*w* · *d*) in the width and the depth of the place under the sponsor.
    public func place(for partner: PartnerID, under sponsor: PartnerID) throws(ReferralsError) -> PlacementRecord? {
        guard numbers[partner] == nil, let start = numbers[sponsor] else {
            throw ReferralsError(.invalidPlacement, "a partner without a place is placed under one who has one")
        }
        var left = Int32(rule.depth ?? Int(Int32.max))
        guard distances[Int(start)] < left else { return nil }
        var number = Int(start)
        while true {
            let position = nextPosition(under: number, levels: left)
            let child = places[number * rule.width + position]
            guard child >= 0 else {
                return PlacementRecord(partner, under: records[number].partner, position: position)
            }
            number = Int(child)
            left -= 1
        }
    }

    /// The position under a partner that is free or leads to a free one; there is one within the levels.
    private func nextPosition(under number: Int, levels: Int32) -> Int {
        var best = 0
        var least = Int32.max
        for position in 0..<rule.width {
            let child = Int(places[number * rule.width + position])
            let distance = child < 0 ? -1 : distances[child]
            guard distance + 1 < levels else { continue }
            let measure: Int32 =
                switch rule.fill {
                case .breadthFirst: distance
                case .depthFirst: 0
                case .smallestLeg: child < 0 ? 0 : sizes[child]
                }
            if measure < least { (best, least) = (position, measure) }
        }
        return best
    }

    /// Adds a record without looking up the line.
    private mutating func link(_ record: PlacementRecord) throws(ReferralsError) {
        let parent = record.parent.map { numbers[$0] ?? -2 } ?? -1
        guard numbers[record.partner] == nil, parent > -2, records.count < ForestSnapshot.maximumCount,
            parent < 0 ? record.position == 0 : (0..<rule.width).contains(record.position),
            parent < 0 || places[Int(parent) * rule.width + record.position] < 0
        else {
            throw ReferralsError(
                .invalidPlacement,
                "a partner is placed once, at a free position under somebody who has a place"
            )
        }
        let number = Int32(truncatingIfNeeded: records.count)
        if parent >= 0 { places[Int(parent) * rule.width + record.position] = number }
        numbers[record.partner] = number
        records.append(record)
        parents.append(parent)
        places.append(contentsOf: repeatElement(-1, count: rule.width))
        distances.append(0)
        if rule.fill == .smallestLeg { sizes.append(1) }
    }

    /// How many levels below a partner's own places the nearest free one is.
    private func distance(_ number: Int) -> Int32 {
        var nearest = Int32.max
        for place in number * rule.width..<(number + 1) * rule.width {
            guard places[place] >= 0 else { return 0 }
            nearest = min(nearest, distances[Int(places[place])])
        }
        return nearest + 1
    }
}

// MARK: - Looking

extension Placement {
    /// Returns the place of a partner; nil for one who has none.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The record.
    public func record(of partner: PartnerID) -> PlacementRecord? { numbers[partner].map { records[Int($0)] } }

    /// Returns who is at each position under a partner; nil for one who has no place.
    ///
    /// - Parameter partner: The partner.
    /// - Returns: The partners by position; nil where nobody is.
    public func partners(under partner: PartnerID) -> [PartnerID?]? {
        guard let number = numbers[partner] else { return nil }
        let start = Int(number) * rule.width
        return places[start..<start + rule.width].map { $0 < 0 ? nil : records[Int($0)].partner }
    }

    /// Returns the tree as a forest, in which each partner's sponsor is the one whose place is above: what a
    /// ``CommissionRun`` goes up.
    ///
    /// - Returns: The forest.
    /// - Throws: Nothing that a tree of records can cause; a forest refuses what is no forest.
    /// - Complexity: O(*n* log *n*).
    public func forest() throws(ReferralsError) -> ForestSnapshot {
        try ForestSnapshot(records.map { ($0.partner, sponsor: $0.parent) })
    }
}
