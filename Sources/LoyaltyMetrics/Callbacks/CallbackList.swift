//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The customers to call back, because they answered low: detractors, or guests whose exit survey is below 3.
///
/// ```swift
/// var state = CallbackListAccumulator(.detractors(on: .zeroToTen))
/// try state.add(contentsOf: answers)
/// for entry in state.finish().entries {
///     print(entry.customer, entry.answer, entry.words ?? "")
/// }
/// ```
public struct CallbackList: Hashable, Sendable {
    /// The choices that the list was made by.
    public let definition: CallbackListDefinition
    /// The low answers, the newest first; of one instant in the order of their identifiers.
    ///
    /// A customer who answered low several times has several entries.
    public let entries: [CallbackEntry]
    /// How many low answers came without a customer: nobody can be called.
    public let anonymous: Int64
}
