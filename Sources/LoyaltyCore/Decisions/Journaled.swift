//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// State that is kept as a stream of events: a points account, a partner's standing, a coupon.
///
/// The type names all that a store has to encode, so everything that is generic over stored state has this one
/// parameter. A host that keeps states in its own tables uses ``apply(_:)`` alone; a journal folds streams with it.
///
/// ```swift
/// var state = Account()
/// for event in decision.events[0] { try state.apply(event) }
/// ```
public protocol Journaled: Equatable, Codable, Sendable {
    /// What happened; carries its outcome, so that folding it never asks today's rules.
    associatedtype Event: Equatable, Codable, Sendable
    /// What somebody asks for.
    associatedtype Command: Equatable, Codable, Sendable
    /// What the rules reply, a *no* included.
    associatedtype Answer: Equatable, Codable, Sendable

    /// Creates the state of a stream to which nobody has written.
    init()

    /// Folds one event in, without deciding anew.
    ///
    /// - Parameter event: The next event of the stream.
    /// - Throws: An error if the event contradicts the state, as it does in a corrupt log; the state is then not used.
    mutating func apply(_ event: Event) throws

    /// The instant at which time alone next changes this state, or nil if it never does.
    var nextDue: Timestamp? { get }
}
