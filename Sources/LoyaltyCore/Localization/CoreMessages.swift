//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension MessageCatalog {
    /// The words of this module: units of points, yes and no, near-misses, thresholds and rounding.
    ///
    /// A unit named `miles` is worded by the code `unit.miles` with the value `count`; give a template for the units of
    /// your programs, else the number stands before the unit's name.
    public static let core = MessageCatalog(written: [
        "unit.points": [
            .english: "{count, plural, one {# point} other {# points}}",
            .russian: "{count, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}",
        ],
        "unit.miles": [
            .english: "{count, plural, one {# mile} other {# miles}}",
            .russian: "{count, plural, one {# миля} few {# мили} many {# миль} other {# мили}}",
        ],
        "unit.stamps": [
            .english: "{count, plural, one {# stamp} other {# stamps}}",
            .russian: "{count, plural, one {# штамп} few {# штампа} many {# штампов} other {# штампа}}",
        ],
        "value.missing": [.english: "no data", .russian: "нет данных"],
        "value.yes": [.english: "yes", .russian: "да"],
        "value.no": [.english: "no", .russian: "нет"],
        "explanation.nearMiss": [
            .english: "{shortfall} more gives {outcome}", .russian: "ещё {shortfall} — и будет {outcome}",
        ],
        "explanation.comparison": [
            .english: "found: {actual}, needed: {threshold}", .russian: "фактически: {actual}, нужно: {threshold}",
        ],
        "explanation.actual": [.english: "found: {actual}", .russian: "фактически: {actual}"],
        "explanation.threshold": [.english: "needed: {threshold}", .russian: "нужно: {threshold}"],
        "rounding.down": [
            .english: "{exact} → {rounded}, rounded down", .russian: "{exact} → {rounded}, округлено вниз",
        ],
        "rounding.up": [
            .english: "{exact} → {rounded}, rounded up", .russian: "{exact} → {rounded}, округлено вверх",
        ],
        "rounding.towardZero": [
            .english: "{exact} → {rounded}, rounded toward zero", .russian: "{exact} → {rounded}, округлено к нулю",
        ],
        "rounding.awayFromZero": [
            .english: "{exact} → {rounded}, rounded away from zero",
            .russian: "{exact} → {rounded}, округлено от нуля",
        ],
        "rounding.toNearestOrEven": [
            .english: "{exact} → {rounded}, rounded to the nearest, a half to even",
            .russian: "{exact} → {rounded}, округлено до ближайшего, половина — к чётному",
        ],
        "rounding.toNearestOrAwayFromZero": [
            .english: "{exact} → {rounded}, rounded to the nearest, a half away from zero",
            .russian: "{exact} → {rounded}, округлено до ближайшего, половина — от нуля",
        ],
    ])
}
