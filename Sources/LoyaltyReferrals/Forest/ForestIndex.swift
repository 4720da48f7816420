//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A list of partners with sponsors, numbered and checked.
struct ForestIndex {
    /// The distinct partners in the order of their identifiers.
    let partners: [PartnerID]
    /// The sponsor's number of each; −1 where there is none, or none that is known.
    private(set) var sponsors: [Int32]
    /// The faults of single entries; cycles are found by ``allFaults(_:)``.
    private(set) var faults: [ForestFault] = []

    init(_ entries: [(PartnerID, sponsor: PartnerID?)]) {
        var partners: [PartnerID] = []
        partners.reserveCapacity(entries.count)
        let sorted = entries.indices.sorted { (entries[$0].0, $0) < (entries[$1].0, $1) }
        var isDuplicate = [Bool](repeating: false, count: entries.count)
        for entry in sorted {
            if partners.last == entries[entry].0 {
                isDuplicate[entry] = true
            } else {
                partners.append(entries[entry].0)
            }
        }
        self.partners = partners
        sponsors = [Int32](repeating: -1, count: partners.count)
        for (entry, (partner, sponsor)) in entries.enumerated() {
            func add(_ kind: ForestFault.Kind) {
                faults.append(ForestFault(entry: entry, partner: partner, kind: kind))
            }
            if isDuplicate[entry] {
                add(.duplicatePartner)
                continue
            }
            guard let sponsor else { continue }
            guard let above = Self.number(of: sponsor, in: partners) else {
                add(.unknownSponsor)
                continue
            }
            guard sponsor != partner, let number = Self.number(of: partner, in: partners) else {
                add(.selfSponsor)
                continue
            }
            sponsors[Int(number)] = above
        }
    }

    /// The faults of single entries, and the partners that lie on a cycle or below one.
    func allFaults(_ entries: [(PartnerID, sponsor: PartnerID?)]) -> [ForestFault] {
        let lost = Set(ForestOrder.partnersWithoutRoot(sponsors).map { partners[$0] })
        guard !lost.isEmpty else { return faults }
        let known = Set(faults.map(\.entry))
        var all = faults
        for (entry, (partner, _)) in entries.enumerated() where lost.contains(partner) && !known.contains(entry) {
            all.append(ForestFault(entry: entry, partner: partner, kind: .cycle))
        }
        return all.sorted { $0.entry < $1.entry }
    }

    /// The place of a partner in a sorted list.
    static func number(of partner: PartnerID, in partners: [PartnerID]) -> Int32? {
        var low = 0
        var high = partners.count
        while low < high {
            let middle = (low + high) / 2
            if partners[middle] < partner { low = middle + 1 } else { high = middle }
        }
        return low < partners.count && partners[low] == partner ? Int32(truncatingIfNeeded: low) : nil
    }
}
