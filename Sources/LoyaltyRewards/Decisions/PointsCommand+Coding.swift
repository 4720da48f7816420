//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsCommand: Codable {
    private enum CodingKeys: String, CodingKey {
        case accrue, capture, hold, join, member, redeem, refundRedemption, release, returnUnits, reverseAccrual
        case separate, settle, transfer
        case adjust, close, erase, extendExpiry, extendTier, openBalance, reinstate
    }

    /// Points under the name of a redemption, as some commands carry them.
    private struct Redeeming: Codable {
        var points: Points?
        let redemption: RedemptionID
        var microseconds: TimeSpan?
        var total: Money?

        enum CodingKeys: String, CodingKey { case microseconds, points, redemption, total }
    }

    private struct Transfer: Codable {
        let points: Points
        let to: CustomerID

        enum CodingKeys: String, CodingKey { case points, to }
    }

    /// What is done by hand, with its reason.
    private struct Handling: Codable {
        var expiry: ExpiryExtension?
        var points: Points?
        var until: Timestamp?
        let why: ManualReason

        enum CodingKeys: String, CodingKey { case expiry, points, until, why }
    }

    private struct Closing: Codable {
        let forfeiting: Bool

        enum CodingKeys: String, CodingKey { case forfeiting }
    }

    private struct Joining: Codable {
        let kind: MembershipKind
        let member: CustomerID

        enum CodingKeys: String, CodingKey { case kind, member }
    }

    /// Reads a command from an object with `member` and one kind of action.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let kinds = container.allKeys.filter { $0 != .member }
        guard let kind = kinds.first, kinds.count == 1 else {
            throw CoreError(.unexpectedJSON, "a command is an object with a member and exactly one known kind")
        }
        func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type, forKey: kind) }
        func present<Value>(_ value: Value?) throws -> Value {
            guard let value else { throw CoreError(.unexpectedJSON, "a command has every part of its kind") }
            return value
        }
        let action: Action
        switch kind {
        case .accrue: action = .accrue(try value(AccrualSource.self))
        case .reverseAccrual: action = .reverseAccrual(try value(AccrualID.self))
        case .returnUnits: action = .returnUnits(try value(Return.self))
        case .redeem:
            let redeeming = try value(Redeeming.self)
            action = .redeem(try present(redeeming.points), redeeming.redemption, towards: redeeming.total)
        case .hold:
            let redeeming = try value(Redeeming.self)
            action = .hold(
                try present(redeeming.points),
                redeeming.redemption,
                try present(redeeming.microseconds),
                towards: redeeming.total
            )
        case .capture:
            let redeeming = try value(Redeeming.self)
            action = .capture(redeeming.redemption, redeeming.points)
        case .release: action = .release(try value(RedemptionID.self))
        case .refundRedemption:
            let redeeming = try value(Redeeming.self)
            action = .refundRedemption(redeeming.redemption, redeeming.points)
        case .transfer:
            let transfer = try value(Transfer.self)
            action = .transfer(transfer.points, to: transfer.to)
        case .join:
            let joining = try value(Joining.self)
            action = .join(joining.member, joining.kind)
        case .separate: action = .separate(try value(CustomerID.self))
        case .adjust:
            let handling = try value(Handling.self)
            action = .adjust(try present(handling.points), handling.why)
        case .openBalance: action = .openBalance(try value(OpeningBalance.self))
        case .extendExpiry:
            let handling = try value(Handling.self)
            action = .extendExpiry(try present(handling.expiry), handling.why)
        case .reinstate: action = .reinstate(try value(Handling.self).why)
        case .extendTier:
            let handling = try value(Handling.self)
            action = .extendTier(until: try present(handling.until), handling.why)
        case .close: action = .close(forfeiting: try value(Closing.self).forfeiting)
        case .erase: action = .erase
        case .settle, .member: action = .settle
        }
        self.init(action, for: try container.decode(CustomerID.self, forKey: .member))
    }

    /// Writes the command as an object with `member` and one kind of action.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(member, forKey: .member)
        switch action {
        case .accrue(let source): try container.encode(source, forKey: .accrue)
        case .reverseAccrual(let accrual): try container.encode(accrual, forKey: .reverseAccrual)
        case .returnUnits(let units): try container.encode(units, forKey: .returnUnits)
        case .redeem(let points, let redemption, let total):
            try container.encode(Redeeming(points: points, redemption: redemption, total: total), forKey: .redeem)
        case .hold(let points, let redemption, let span, let total):
            let holding = Redeeming(points: points, redemption: redemption, microseconds: span, total: total)
            try container.encode(holding, forKey: .hold)
        case .capture(let redemption, let points):
            try container.encode(Redeeming(points: points, redemption: redemption), forKey: .capture)
        case .release(let redemption): try container.encode(redemption, forKey: .release)
        case .refundRedemption(let redemption, let points):
            try container.encode(Redeeming(points: points, redemption: redemption), forKey: .refundRedemption)
        case .transfer(let points, let member):
            try container.encode(Transfer(points: points, to: member), forKey: .transfer)
        case .join(let member, let kind): try container.encode(Joining(kind: kind, member: member), forKey: .join)
        case .separate(let member): try container.encode(member, forKey: .separate)
        case .adjust(let points, let why): try container.encode(Handling(points: points, why: why), forKey: .adjust)
        case .openBalance(let opening): try container.encode(opening, forKey: .openBalance)
        case .extendExpiry(let expiry, let why):
            try container.encode(Handling(expiry: expiry, why: why), forKey: .extendExpiry)
        case .reinstate(let why): try container.encode(Handling(why: why), forKey: .reinstate)
        case .extendTier(let until, let why):
            try container.encode(Handling(until: until, why: why), forKey: .extendTier)
        case .close(let forfeiting): try container.encode(Closing(forfeiting: forfeiting), forKey: .close)
        case .erase: try container.encode(true, forKey: .erase)
        case .settle: try container.encode(true, forKey: .settle)
        }
    }
}
