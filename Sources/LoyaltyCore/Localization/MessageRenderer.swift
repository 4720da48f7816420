//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Writes values, reasons and explanations as text for a reader.
///
/// ```swift
/// let renderer = MessageRenderer(.russian, catalog: catalog, symbols: [.rub: "₽"])
/// renderer.text(for: Reason("points.insufficient", ["needed": .points(try Points(steps: 5, in: .points))]))
/// // "Нужно 5 баллов."
/// ```
///
/// Rendering is total: a template's value that a reason does not have shows as its name in braces, a code without a
/// template as itself. Same values, same text.
public struct MessageRenderer: Sendable {
    /// How numbers and dates are written, and in which language.
    public let conventions: TextConventions
    /// The words, this module's included.
    public let catalog: MessageCatalog
    /// The symbols to write in place of currency codes.
    public let symbols: [Currency: String]
    /// The zone of the reader's clock; nil to show instants in UTC and say so.
    public let timeZone: (any TimeZoneRules)?

    /// Creates a renderer.
    ///
    /// - Parameters:
    ///   - conventions: How numbers and dates are written, and in which language.
    ///   - catalog: The words of areas and host, merged over those of this module.
    ///   - symbols: The symbols to write in place of currency codes.
    ///   - timeZone: The zone of the reader's clock; nil to show instants in UTC and say so.
    public init(
        _ conventions: TextConventions,
        catalog: MessageCatalog = .core,
        symbols: [Currency: String] = [:],
        timeZone: (any TimeZoneRules)? = nil
    ) {
        self.conventions = conventions
        self.catalog = catalog.filled(from: .core)
        self.symbols = symbols
        self.timeZone = timeZone
    }
}

// MARK: - Values

extension MessageRenderer {
    /// Returns a value as text.
    ///
    /// - Parameter value: The value.
    /// - Returns: The value in the reader's language.
    public func text(for value: ExplainedValue) -> String {
        switch value {
        case .missing: word("value.missing")
        case .flag(let flag): word(flag ? "value.yes" : "value.no")
        case .integer(let integer): conventions.text(for: ExactDecimal(integer))
        case .decimal(let decimal): conventions.text(for: decimal)
        case .money(let money): conventions.text(for: money, symbol: symbols[money.currency])
        case .points(let points): text(for: points)
        case .rate(let rate): conventions.text(for: rate)
        case .date(let date): conventions.text(for: date)
        case .instant(let instant): text(for: instant)
        case .text(let text): text
        }
    }

    private func text(for points: Points) -> String {
        let number = points.shortestDecimal
        let code = ReasonCode(stringLiteral: "unit." + points.unit.name)
        guard let template = catalog.template(for: code, in: conventions.language) else {
            return conventions.text(for: number) + TextConventions.noBreakSpace + points.unit.name
        }
        return text(for: template, ["count": .decimal(number)])
    }

    private func text(for instant: Timestamp) -> String {
        let rules: any TimeZoneRules = timeZone ?? FixedOffset.utc
        let offset = Int64(rules.secondsFromUTC(at: instant))
        let seconds = instant.microsecondsSince1970.flooredQuotient(by: 1_000_000) + offset
        let minutes = (seconds - seconds.flooredQuotient(by: 86_400) * 86_400) / 60
        func twoDigits(_ value: Int64) -> String { (value < 10 ? "0" : "") + String(value) }
        let time = twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60)
        return conventions.text(for: rules.date(at: instant)) + ", " + time + (timeZone == nil ? " UTC" : "")
    }

    private func word(_ code: ReasonCode) -> String { text(for: Reason(code)) }
}

// MARK: - Reasons

extension MessageRenderer {
    /// Returns a reason as text.
    ///
    /// - Parameter reason: The reason; its code shows as itself if no template words it.
    /// - Returns: The sentence in the reader's language.
    public func text(for reason: Reason) -> String {
        guard let template = catalog.template(for: reason.code, in: conventions.language) else {
            return reason.code.text
        }
        return text(for: template, reason.values)
    }

    /// Returns a template with its places filled.
    ///
    /// - Parameters:
    ///   - template: The template.
    ///   - values: The values by name; a value that is missing here shows as its name in braces.
    /// - Returns: The template's text with the values in it.
    /// - Complexity: O(*n*) in the length of the template and the text of its values.
    public func text(for template: MessageTemplate, _ values: [String: ExplainedValue]) -> String {
        var text = ""
        write(template.parts, values, number: "", to: &text)
        return text
    }

    private func write(
        _ parts: [MessageTemplate.Part],
        _ values: [String: ExplainedValue],
        number: String,
        to text: inout String
    ) {
        for part in parts {
            switch part {
            case .text(let words):
                text += words
            case .number:
                text += number
            case .value(let name):
                text += values[name].map { self.text(for: $0) } ?? "{\(name)}"
            case .plural(let name, let forms):
                let shown = values[name]?.number
                let category = shown.map { conventions.pluralRules.category(for: $0) } ?? .other
                let form = forms.first { $0.category == category } ?? forms.first { $0.category == .other }
                let number =
                    shown.map { conventions.text(for: $0) } ?? values[name].map { self.text(for: $0) } ?? "{\(name)}"
                write(form?.parts ?? [], values, number: number, to: &text)
            }
        }
    }
}
