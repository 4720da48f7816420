//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How closely an offer names what it is for; of the offers that match, those of the closest source hold.
public enum DirectSource: String, Hashable, CaseIterable, Codable, Sendable {
    /// The offer names the partner and the item.
    case partnerItem
    /// The offer names the partner and a category of the item.
    case partnerCategory
    /// The offer names the partner.
    case partner
    /// The offer names the item.
    case item
    /// The offer names a category of the item.
    case category
    /// The offer names neither: it is the plan's own.
    case plan
}

extension DirectSource: Comparable {
    /// Whether the first source is closer.
    public static func < (lhs: DirectSource, rhs: DirectSource) -> Bool { lhs.place < rhs.place }

    private var place: Int {
        switch self {
        case .partnerItem: 0
        case .partnerCategory: 1
        case .partner: 2
        case .item: 3
        case .category: 4
        case .plan: 5
        }
    }
}
