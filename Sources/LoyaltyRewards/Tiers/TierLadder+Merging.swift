//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension TierLadder {
    /// What is written down of a member of whom there are several records: the highest tier of any, and the highest extension
    /// that is not over, the longer one of two.
    ///
    /// The tier itself is found from what counts and from the balance; this is where the search starts from.
    func merged(_ records: [TierRecord?], asOf: Timestamp) -> TierRecord? {
        let records = records.compactMap(\.self)
        guard var best = records.first else { return nil }
        var extended: TierExtension?
        for record in records {
            if (tierIndex(of: record.tier) ?? -1) > (tierIndex(of: best.tier) ?? -1) { best = record }
            guard let new = record.extended, asOf < new.until, let index = tierIndex(of: new.tier) else { continue }
            guard let old = extended else {
                extended = new
                continue
            }
            let place = tierIndex(of: old.tier) ?? -1
            if index > place || (index == place && new.until > old.until) { extended = new }
        }
        return TierRecord(tier: best.tier, since: best.since, holdsUntil: best.holdsUntil, extended: extended)
    }
}
