//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How segments overlap, and how many customers they cover together.
///
/// ```swift
/// let overlap = try segments.overlap(of: customers, asOf: asOf)
/// overlap.similarity(of: vip, and: loyal)   // those in both of those in either: near 1, one of them is not needed
/// overlap.uncovered                          // customers in no segment at all
/// ```
public struct SegmentOverlap: Hashable, Sendable {
    /// The segments, in the order that they were given.
    public let segments: [SegmentID]
    /// All customers that were counted.
    public private(set) var customers = 0
    /// The customers who belong to at least one segment.
    public private(set) var covered = 0
    private let places: [SegmentID: Int]
    private var shared: [Int]
    private var alone: [Int]

    /// Creates a count of nobody.
    ///
    /// - Parameter segments: The segments; one that is named twice counts once.
    public init(of segments: [SegmentID]) {
        var places: [SegmentID: Int] = [:]
        var once: [SegmentID] = []
        for segment in segments where places[segment] == nil {
            places[segment] = once.count
            once.append(segment)
        }
        self.segments = once
        self.places = places
        shared = Array(repeating: 0, count: once.count * once.count)
        alone = Array(repeating: 0, count: once.count)
    }

    /// Counts one more customer.
    ///
    /// - Parameter memberships: The segments that the customer belongs to; those that are not counted here are passed over.
    /// - Complexity: O(*n*²) in the number of the customer's segments.
    public mutating func add(_ memberships: [SegmentID]) {
        add(places: Set(memberships.compactMap { places[$0] }).sorted())
    }

    mutating func add(places members: [Int]) {
        customers += 1
        if !members.isEmpty { covered += 1 }
        if members.count == 1 { alone[members[0]] += 1 }
        for first in members { for second in members { shared[first * segments.count + second] += 1 } }
    }
}

// MARK: - Asking

extension SegmentOverlap {
    /// The customers who belong to no segment.
    public var uncovered: Int { customers - covered }

    /// Returns how many customers belong to a segment.
    ///
    /// - Parameter segment: The segment.
    /// - Returns: The number; zero for a segment that is not counted here.
    public func members(of segment: SegmentID) -> Int { shared(by: segment, and: segment) }

    /// Returns how many customers belong to a segment and to no other.
    ///
    /// - Parameter segment: The segment.
    /// - Returns: The number; zero for a segment that is not counted here.
    public func members(ofNoneBut segment: SegmentID) -> Int { places[segment].map { alone[$0] } ?? 0 }

    /// Returns how many customers belong to both of two segments.
    ///
    /// - Parameters:
    ///   - first: A segment.
    ///   - second: Another segment.
    /// - Returns: The number; zero for a segment that is not counted here.
    public func shared(by first: SegmentID, and second: SegmentID) -> Int {
        guard let row = places[first], let column = places[second] else { return 0 }
        return shared[row * segments.count + column]
    }

    /// Returns the share of a segment's members who also belong to another.
    ///
    /// - Parameters:
    ///   - segment: The segment whose members are all.
    ///   - other: The other segment.
    /// - Returns: The share; nil if the first has no members.
    public func share(of segment: SegmentID, in other: SegmentID) -> Rate? {
        Self.rate(shared(by: segment, and: other), of: members(of: segment))
    }

    /// Returns how much two segments are one: the customers in both, of those in either.
    ///
    /// Source: P. Jaccard, "The distribution of the flora in the alpine zone", New Phytologist 11 (1912).
    ///
    /// - Parameters:
    ///   - first: A segment.
    ///   - second: Another segment.
    /// - Returns: 1 for the same members, 0 for none in common; nil if neither has members.
    public func similarity(of first: SegmentID, and second: SegmentID) -> Rate? {
        let both = shared(by: first, and: second)
        return Self.rate(both, of: members(of: first) + members(of: second) - both)
    }

    /// The share of customers who belong to at least one segment; nil if nobody was counted.
    public var coverage: Rate? { Self.rate(covered, of: customers) }

    private static func rate(_ part: Int, of whole: Int) -> Rate? {
        whole > 0 ? try? Rate(Int64(part), per: Int64(whole)) : nil
    }
}
