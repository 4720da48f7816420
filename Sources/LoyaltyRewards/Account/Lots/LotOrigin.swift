//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// Where the points of a lot came from.
///
/// Coded as an object whose one key is the kind, such as `{"accrual": {"order": "o-1"}}`, `{"opening": true}` or
/// `{"regrant": {"accrual": {"order": "o-1"}}}`.
public enum LotOrigin: Hashable, Sendable {
    /// An order or an action earned them.
    case accrual(AccrualID)
    /// They were brought in from another system.
    case opening
    /// Somebody gave them, for a reason.
    case adjustment
    /// Another account of the program sent them.
    case transfer
    /// A redemption was refunded after its own lots had passed their last day; the order or the action had earned them.
    case regrant(of: AccrualID?)
    /// They had expired and came back; the order or the action that had earned them, if one had.
    case reinstatement(of: AccrualID?)
}

extension LotOrigin {
    /// The order or the action that once earned the points, if one did.
    public var accrual: AccrualID? {
        switch self {
        case .accrual(let accrual): accrual
        case .regrant(let accrual), .reinstatement(let accrual): accrual
        case .opening, .adjustment, .transfer: nil
        }
    }
}

// MARK: - Codable

extension LotOrigin: Codable {
    /// Whose points came again.
    private struct Again: Codable {
        let accrual: AccrualID?

        enum CodingKeys: String, CodingKey { case accrual }
    }

    private enum CodingKeys: String, CodingKey {
        case accrual, adjustment, opening, regrant, reinstatement, transfer
    }

    /// Reads an origin from an object whose one key is the kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an origin is an object with exactly one known kind")
        }
        switch kind {
        case .accrual: self = .accrual(try container.decode(AccrualID.self, forKey: kind))
        case .adjustment: self = .adjustment
        case .opening: self = .opening
        case .regrant: self = .regrant(of: try container.decode(Again.self, forKey: kind).accrual)
        case .reinstatement: self = .reinstatement(of: try container.decode(Again.self, forKey: kind).accrual)
        case .transfer: self = .transfer
        }
    }

    /// Writes the origin as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrual(let accrual): try container.encode(accrual, forKey: .accrual)
        case .adjustment: try container.encode(true, forKey: .adjustment)
        case .opening: try container.encode(true, forKey: .opening)
        case .regrant(let accrual): try container.encode(Again(accrual: accrual), forKey: .regrant)
        case .reinstatement(let accrual): try container.encode(Again(accrual: accrual), forKey: .reinstatement)
        case .transfer: try container.encode(true, forKey: .transfer)
        }
    }
}
