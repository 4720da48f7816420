//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Where a customer is in a group of segments, and why.
public struct SegmentPlace: Hashable, Sendable {
    /// The group.
    public let group: SegmentGroupID
    /// The segment that the customer gets; nil for none.
    public let segment: SegmentID?
    /// The segments that fit, but whose sample the customer is not in.
    public let sampledOut: [SegmentID]
    /// The segments tried before whose verdict was unknown: with more known, the customer might get one of these.
    public let unknown: [SegmentID]
}

extension SegmentPlace {
    /// The place as a tree of reasons, to be rendered in a reader's language with `MessageCatalog.segmentGroups`.
    public var explanation: Explanation {
        let root = segment.map { Reason(.segmentPlaced, ["segment": .text($0.text)]) } ?? Reason(.segmentNotPlaced)
        let out = sampledOut.map { Explanation(.no, Reason(.segmentSampledOut, ["segment": .text($0.text)])) }
        let open = unknown.map { Explanation(.unknown, Reason(.segmentOpen, ["segment": .text($0.text)])) }
        return Explanation(segment == nil ? .no : .yes, root, path: group.text, children: open + out)
    }
}

extension ReasonCode {
    /// A customer got a segment of a group.
    public static let segmentPlaced: ReasonCode = "segment.placed"
    /// A customer got no segment of a group.
    public static let segmentNotPlaced: ReasonCode = "segment.notPlaced"
    /// A segment fits, but the customer is not in its sample.
    public static let segmentSampledOut: ReasonCode = "segment.sampledOut"
    /// It is not known whether a segment that was tried before fits.
    public static let segmentOpen: ReasonCode = "segment.open"
}

extension MessageCatalog {
    /// The words of groups of segments, in English and Russian.
    public static let segmentGroups = MessageCatalog(written: [
        .segmentPlaced: [.english: "Segment {segment}", .russian: "Сегмент {segment}"],
        .segmentNotPlaced: [.english: "No segment of the group", .russian: "Ни одного сегмента группы"],
        .segmentSampledOut: [
            .english: "{segment} fits, but not in its sample", .russian: "{segment} подходит, но клиент не в выборке",
        ],
        .segmentOpen: [
            .english: "{segment} might fit: data are missing", .russian: "{segment} мог бы подойти: не хватает данных",
        ],
    ])
}

// MARK: - Placing

extension SegmentSet {
    /// Returns where a customer is in each group, in the order of the groups.
    ///
    /// - Parameters:
    ///   - facts: What is known about the customer.
    ///   - customer: The customer, for the samples; nil is in none of them.
    ///   - asOf: The instant that windows end at.
    /// - Returns: A place for each group.
    /// - Throws: ``SegmentsError`` with code `schemaMismatch` for facts of another schema.
    public func places(
        of facts: Facts,
        customer: CustomerID?,
        asOf: Timestamp
    ) throws(SegmentsError) -> [SegmentPlace] {
        let verdicts = try verdicts(of: facts, asOf: asOf)
        let byID = Dictionary(uniqueKeysWithValues: zip(definitions.map(\.id), verdicts))
        return groups.map { $0.place(byID, customer) }
    }
}

extension SegmentGroup {
    fileprivate func place(_ verdicts: [SegmentID: Verdict], _ customer: CustomerID?) -> SegmentPlace {
        var sampledOut: [SegmentID] = []
        var unknown: [SegmentID] = []
        var found: SegmentID?
        search: for entry in entries {
            switch verdicts[entry.segment] {
            case .yes where entry.sample?.contains(customer) ?? true:
                found = entry.segment
                break search
            case .yes:
                sampledOut.append(entry.segment)
                if !continuesPastSample { break search }
            case .unknown: unknown.append(entry.segment)
            case .no, nil: break
            }
        }
        return SegmentPlace(group: id, segment: found, sampledOut: sampledOut, unknown: unknown)
    }
}
