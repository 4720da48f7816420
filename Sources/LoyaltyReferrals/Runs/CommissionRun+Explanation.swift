//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension CommissionRun {
    /// Returns the way of one sale up the line of sponsors, stop by stop, as it is worked out for every cent.
    ///
    /// Made when somebody asks: a run keeps nothing for it.
    ///
    /// - Parameter sale: The place of the sale in the run.
    /// - Returns: The stops from the first up; none for a place that the run does not have.
    /// - Complexity: O(*d*) in the depth of the seller.
    public func explanation(of sale: Int) -> [CascadeStop] {
        guard sales.bases.indices.contains(sale) else { return [] }
        let seller = sales.sellers[sale]
        var partner = rule.start == .seller ? seller : forest.sponsors[Int(seller)]
        var stops: [CascadeStop] = []
        var level = 0
        while level < rule.levels.count {
            guard partner >= 0 else {
                stops.append(stop(sale, level, -1, .noSponsor))
                level += 1
                continue
            }
            let finding = finding(partner, level)
            stops.append(stop(sale, level, partner, finding))
            if finding == .paid || finding == .unqualified { level += 1 }
            partner = forest.sponsors[Int(partner)]
        }
        return stops
    }

    /// What comes of a partner on a level, counted from 0.
    private func finding(_ partner: Int32, _ level: Int) -> CascadeStop.Finding {
        rule.finding(qualified: qualifiedLevels.isEmpty ? nil : qualifiedLevels[Int(partner)], level)
    }

    private func stop(_ sale: Int, _ level: Int, _ partner: Int32, _ finding: CascadeStop.Finding) -> CascadeStop {
        let line: CommissionLine? =
            switch finding {
            case .paid: line(sale, level, paid: partner)
            case .unqualified, .noSponsor: line(sale, level, paid: nil)
            case .passedOverInactive, .passedOverUnqualified: nil
            }
        return CascadeStop(partner: partner < 0 ? nil : forest.partners[Int(partner)], finding: finding, line: line)
    }
}

extension UnilevelRule {
    /// What comes of a partner on a level, counted from 0, who is paid for so many levels; for every level if that is nil.
    func finding(qualified: UInt8?, _ level: Int) -> CascadeStop.Finding {
        guard let qualified, Int(qualified) <= level else { return .paid }
        switch compression {
        case .none: return .unqualified
        case .payment: return qualified == 0 ? .passedOverInactive : .unqualified
        case .levelQualification: return .passedOverUnqualified
        }
    }
}
