//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The scale that "how likely are you to recommend us?" was asked on.
///
/// On both, 9 and 10 are promoters, 7 and 8 passives, and the rest detractors.
public enum NetPromoterScale: String, Hashable, CaseIterable, Codable, Sendable {
    /// The original scale, 0 to 10.
    case zeroToTen = "0-10"
    /// The scale of some questionnaires, 1 to 10, with the same bands.
    case oneToTen = "1-10"

    /// The numbers that may be answered.
    public var answers: ClosedRange<Int> {
        switch self {
        case .zeroToTen: 0...10
        case .oneToTen: 1...10
        }
    }
}
