//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension AttributionRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case codesBeatLock, customers, lock, model, newCustomersOnly, prefersCodes, version, window
    }

    /// Reads a rule of version 1 or 2 and checks it as the initializer does.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` or `invalidAttributionRule`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let model = try container.decode(AttributionModel.self, forKey: .model)
        let window = try container.decode(AttributionWindow.self, forKey: .window)
        let prefersCodes = try container.decode(Bool.self, forKey: .prefersCodes)
        switch try container.decode(Int.self, forKey: .version) {
        case 1:
            guard !window.needsZone else {
                throw ReferralsError(.invalidAttributionRule, "a rule of version 1 has a window of elapsed time")
            }
            let newCustomersOnly = try container.decode(Bool.self, forKey: .newCustomersOnly)
            try self.init(
                model: model,
                window: window,
                prefersCodes: prefersCodes,
                customers: newCustomersOnly ? .firstOrder : .any
            )
        case 2:
            try self.init(
                model: model,
                window: window,
                prefersCodes: prefersCodes,
                customers: container.decode(NewCustomerRule.self, forKey: .customers),
                lock: container.decode(CustomerLock.self, forKey: .lock),
                codesBeatLock: container.decode(Bool.self, forKey: .codesBeatLock)
            )
        default: throw ReferralsError(.unsupportedVersion, "an attribution rule has version 1 or 2")
        }
    }

    /// Writes the rule as version 1 if that says all of it, so that earlier releases read it, and else as version 2.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(model, forKey: .model)
        try container.encode(window, forKey: .window)
        try container.encode(prefersCodes, forKey: .prefersCodes)
        if !window.needsZone, lock == .none, !codesBeatLock, customers == .any || customers == .firstOrder {
            try container.encode(1, forKey: .version)
            try container.encode(customers == .firstOrder, forKey: .newCustomersOnly)
        } else {
            try container.encode(2, forKey: .version)
            try container.encode(customers, forKey: .customers)
            try container.encode(lock, forKey: .lock)
            try container.encode(codesBeatLock, forKey: .codesBeatLock)
        }
    }
}
