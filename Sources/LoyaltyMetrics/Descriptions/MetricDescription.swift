//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a metric is, in words: its name, how it is computed and where the formula comes from.
///
/// A figure without its definition is an opinion. Show these words beside a figure, in a report or on request:
///
/// ```swift
/// let nps = MetricDescription.named("netPromoterScore")
/// nps?.name(in: .russian)    // "Индекс потребительской лояльности (NPS)"
/// ```
public struct MetricDescription: Hashable, Sendable {
    /// The metric's name in JSON, as its definition has it in ``MetricDefinition/kind``.
    public let kind: String
    /// Where the formula comes from, if it is somebody's: a paper or a standard.
    public let source: String?
    private let names: [Language: String]
    private let definitions: [Language: String]

    /// Creates a description in English and Russian.
    init(
        _ kind: String,
        english: (name: String, definition: String),
        russian: (name: String, definition: String),
        source: String? = nil
    ) {
        self.kind = kind
        self.source = source
        names = [.english: english.name, .russian: russian.name]
        definitions = [.english: english.definition, .russian: russian.definition]
    }

    /// Returns the metric's name for people.
    ///
    /// - Parameter language: The reader's language; English stands in for one without a translation.
    /// - Returns: The name.
    public func name(in language: Language) -> String { Self.text(in: language, names) }

    /// Returns how the metric is computed, in one or two sentences.
    ///
    /// - Parameter language: The reader's language; English stands in for one without a translation.
    /// - Returns: The sentences.
    public func definition(in language: Language) -> String { Self.text(in: language, definitions) }

    private static func text(in language: Language, _ texts: [Language: String]) -> String {
        texts[language] ?? texts[language.primary] ?? texts[.english] ?? ""
    }
}

extension MetricDescription {
    /// All metrics of this module, sorted by kind.
    public static let all: [MetricDescription] = [
        orders,
        answers,
        goals,
        models,
        retention,
        experience,
        baskets,
        value,
        service,
        programs,
    ].flatMap { $0 }.sorted { $0.kind < $1.kind }

    /// Returns the description of a metric.
    ///
    /// - Parameter kind: The metric's name in JSON.
    /// - Returns: The description; nil if no metric has this name.
    public static func named(_ kind: String) -> MetricDescription? { all.first { $0.kind == kind } }
}
