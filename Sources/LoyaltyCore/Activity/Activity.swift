//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Something that happened between a host and one of its customers, as a plain value.
///
/// A host maps its own records to these values once; metrics, segments, programs and plans then read the same ones. An
/// activity carries its own identifier, so that a second delivery is recognised, and a customer if there is one: a guest's
/// order has none.
public protocol Activity: Hashable, Codable, Sendable {
    /// The type of the identifier.
    associatedtype ID: Identifier

    /// The host's identifier, unique among activities of one kind.
    var id: ID { get }
    /// When it happened, by the host's clock: business time, not the time of recording.
    var at: Timestamp { get }
    /// The customer, or nil for a guest.
    var customer: CustomerID? { get }
}
