//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How the themes that customers speak of changed between two periods.
///
/// ```swift
/// let change = try VoiceChange(from: spring, to: autumn)
/// for theme in change.mostGrownFirst where (theme.share.pValue ?? 1) < 0.05 {
///     print(theme.name, theme.share.value ?? 0)
/// }
/// ```
public struct VoiceChange: Hashable, Sendable {
    /// The figures that are compared with.
    public let earlier: VoiceOfCustomer
    /// The figures that are compared.
    public let later: VoiceOfCustomer
    /// The change of each theme, in the order of the definition.
    public let themes: [Theme]

    /// The change of one theme.
    public struct Theme: Hashable, Sendable {
        /// The theme's name.
        public let name: String
        /// How its share of the texts changed.
        public let share: DifferenceOfShares
        /// How the share of displeased texts among those judged changed.
        public let negative: DifferenceOfShares
    }

    /// Creates the change between two periods' figures.
    ///
    /// - Parameters:
    ///   - earlier: The figures that are compared with.
    ///   - later: The figures that are compared.
    /// - Throws: ``MetricsError`` with code `definitionMismatch` if the figures were made by different definitions.
    public init(from earlier: VoiceOfCustomer, to later: VoiceOfCustomer) throws(MetricsError) {
        guard earlier.definition == later.definition else {
            throw MetricsError(.definitionMismatch, "figures compare only if their definitions are equal")
        }
        self.earlier = earlier
        self.later = later
        let level = later.definition.confidence
        themes = zip(earlier.themes, later.themes).map { first, second in
            Theme(
                name: first.name,
                share: DifferenceOfShares(from: first.share, to: second.share, level: level),
                negative: DifferenceOfShares(from: first.negative, to: second.negative, level: level)
            )
        }
    }

    /// The themes from the one whose share grew most to the one whose share fell most, equal ones in the order of the
    /// definition.
    public var mostGrownFirst: [Theme] {
        themes.enumerated()
            .sorted { first, second in
                // Without texts in one of the periods no theme has a change, and the order is the definition's.
                let (left, right) = (first.element.share.value ?? 0, second.element.share.value ?? 0)
                return left == right ? first.offset < second.offset : left > right
            }
            .map(\.element)
    }

    /// Whether either period has fewer texts than the definition asks for.
    public var isSmallSample: Bool { earlier.isSmallSample || later.isSmallSample }
}
