//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What becomes of the rest of a bill that whole steps of points cannot cover.
///
/// A bill of 100.45 and points worth 1.00 each: 100 points leave 0.45.
public enum ResidualPolicy: String, Hashable, CaseIterable, Codable, Sendable {
    /// The rest is paid in money.
    case paid
    /// One more step of points may cover the rest, and what it is worth beyond that is lost; nothing is given as change.
    ///
    /// Where only a share of an order may be paid with points, money is owed anyway and no step is added.
    case absorbed
}
