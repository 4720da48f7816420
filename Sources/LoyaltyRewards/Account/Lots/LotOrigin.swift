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
/// Coded as an object whose one key is the kind, such as `{"accrual": {"order": "o-1"}}` or `{"opening": true}`.
public enum LotOrigin: Hashable, Sendable {
    /// An order or an action earned them.
    case accrual(AccrualID)
    /// They were brought in from another system.
    case opening
    /// Somebody gave them, for a reason.
    case adjustment
    /// Another account of the program sent them.
    case transfer
    /// A redemption was refunded after its own lots had passed their last day.
    case regrant
    /// They had expired and came back; the order or the action that had earned them, if one had.
    case reinstatement(of: AccrualID?)

    /// The order or the action that earned the points, also if they expired and came back; nil if none did.
    public var accrual: AccrualID? {
        switch self {
        case .accrual(let accrual): accrual
        case .reinstatement(let accrual): accrual
        case .adjustment, .opening, .regrant, .transfer: nil
        }
    }
}

extension LotOrigin: Codable {
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
        case .regrant: self = .regrant
        case .reinstatement:
            let isBare = (try? container.decode(Bool.self, forKey: kind)) != nil
            self = .reinstatement(of: isBare ? nil : try container.decode(AccrualID.self, forKey: kind))
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
        case .regrant: try container.encode(true, forKey: .regrant)
        case .reinstatement(let accrual?): try container.encode(accrual, forKey: .reinstatement)
        case .reinstatement(nil): try container.encode(true, forKey: .reinstatement)
        case .transfer: try container.encode(true, forKey: .transfer)
        }
    }
}
