//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A currency: its code, and how many decimals its minor unit has.
///
/// The ISO 4217 currencies are known by their codes. Anything else that is counted like money, such as store credit, is
/// declared with its exponent, so the set is open; a code of ISO 4217 never gets another exponent.
///
/// ```swift
/// let rouble = try Currency("RUB")                            // 2 decimals
/// let credit = try Currency(custom: "CRED", exponent: 0)
/// ```
public struct Currency: Hashable, Sendable {
    /// Up to four ASCII characters, the first in the lowest byte.
    private let packed: UInt32
    /// How many decimals the minor unit has: 0 for JPY, 2 for RUB, 3 for KWD.
    public let exponent: Int8

    private init(packed: UInt32, exponent: Int8) {
        self.packed = packed
        self.exponent = exponent
    }

    /// Creates an ISO 4217 currency.
    ///
    /// - Parameter code: Three capital letters, as `RUB`.
    /// - Throws: ``CoreError`` with code `invalidCurrency` if ISO 4217 lists no such currency with a minor unit.
    public init(_ code: String) throws(CoreError) {
        guard let packed = Self.pack(code), let exponent = ISO4217.exponents[packed] else {
            throw CoreError(.invalidCurrency, "ISO 4217 lists no such currency; declare your own with its exponent")
        }
        self.init(packed: packed, exponent: exponent)
    }

    /// Creates a currency of the host's own.
    ///
    /// - Parameters:
    ///   - code: Three or four capital letters or digits.
    ///   - exponent: How many decimals the minor unit has, 0 to 8.
    /// - Throws: ``CoreError`` with code `invalidCurrency` for another code or exponent, or for a code of ISO 4217 with
    ///   an exponent that is not its own.
    public init(custom code: String, exponent: Int) throws(CoreError) {
        guard let packed = Self.pack(code), (0...8).contains(exponent) else {
            throw CoreError(.invalidCurrency, "a currency has 3 or 4 capital letters or digits and 0 to 8 decimals")
        }
        if let known = ISO4217.exponents[packed], known != exponent {
            throw CoreError(.invalidCurrency, "ISO 4217 gives this currency \(known) decimals")
        }
        self.init(packed: packed, exponent: Int8(exponent))
    }

    private static func pack(_ code: String) -> UInt32? {
        var packed: UInt32 = 0
        var count: UInt32 = 0
        for byte in code.utf8 {
            guard count < 4, (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) else { return nil }
            packed |= UInt32(byte) << (8 * count)
            count += 1
        }
        return count >= 3 ? packed : nil
    }

    /// The code, as `RUB`.
    public var code: String {
        var code = ""
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            let byte = UInt8(truncatingIfNeeded: packed >> shift)
            if byte != 0 { code.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        return code
    }

    /// Whether ISO 4217 lists the currency.
    public var isISO4217: Bool { ISO4217.exponents[packed] != nil }

    /// Packs a code of the table; its letters are known to be right.
    fileprivate static func key(_ code: Substring) -> UInt32 {
        code.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}

// MARK: - Common currencies

extension Currency {
    /// Russian rouble, 2 decimals.
    public static let rub = Currency(packed: key("RUB"), exponent: 2)
    /// Euro, 2 decimals.
    public static let eur = Currency(packed: key("EUR"), exponent: 2)
    /// United States dollar, 2 decimals.
    public static let usd = Currency(packed: key("USD"), exponent: 2)
    /// Pound sterling, 2 decimals.
    public static let gbp = Currency(packed: key("GBP"), exponent: 2)
    /// Japanese yen, no decimals.
    public static let jpy = Currency(packed: key("JPY"), exponent: 0)
    /// Kuwaiti dinar, 3 decimals.
    public static let kwd = Currency(packed: key("KWD"), exponent: 3)
}

// MARK: - Text and coding

extension Currency: CustomStringConvertible {
    /// The code; for a currency outside ISO 4217 followed by a colon and the exponent, as `CRED:0`.
    public var description: String { isISO4217 ? code : "\(code):\(exponent)" }

    /// Creates a currency from its text.
    ///
    /// - Parameter text: A code of ISO 4217, or a code, a colon and an exponent of one digit.
    /// - Throws: ``CoreError`` with code `invalidCurrency` for any other text.
    public init(parsing text: String) throws(CoreError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            self = try Currency(text)
            return
        }
        guard parts[1].utf8.count == 1, let exponent = Int(parts[1]) else {
            throw CoreError(.invalidCurrency, "a currency of your own is its code, a colon and its decimals")
        }
        self = try Currency(custom: String(parts[0]), exponent: exponent)
    }
}

extension Currency: Codable {
    /// Reads a currency from its text.
    public init(from decoder: any Decoder) throws {
        self = try Currency(parsing: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the currency as its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// The currencies of ISO 4217 that have a minor unit, as amended up to 2026, by their packed code.
///
/// Currencies that were withdrawn in the last years stay, so that older orders can be read.
private enum ISO4217 {
    static let exponents: [UInt32: Int8] = {
        var table: [UInt32: Int8] = [:]
        for (exponent, codes) in lists {
            for code in codes.split(separator: " ") { table[Currency.key(code)] = exponent }
        }
        return table
    }()

    private static let lists: [(Int8, String)] = [
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (
            2,
            """
            AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE \
            CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL \
            HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR \
            MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK \
            SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD \
            XCG YER ZAR ZMW ZWG
            """
        ),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    ]
}
