using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Prototypes.Settings;

/// <summary>An IPv4 network in CIDR notation, such as <c>192.168.49.0/24</c>.</summary>
public readonly record struct Ipv4Subnet : ISpanParsable<Ipv4Subnet>
{
    private Ipv4Subnet(uint network, int prefixLength)
    {
        NetworkBits = network;
        PrefixLength = prefixLength;
    }

    /// <summary>The number of leading bits that name the network, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>The network's own address, the lowest one.</summary>
    public IPAddress Network => ToAddress(NetworkBits);

    /// <summary>The broadcast address, the highest one.</summary>
    public IPAddress Broadcast => ToAddress(LastBits);

    /// <summary>How many addresses the network has, network and broadcast address included.</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Whether the whole network lies in one of the private ranges of RFC 1918.</summary>
    public bool IsPrivate
    {
        get
        {
            var subnet = this;
            return PrivateRanges.Any(range => range.Contains(subnet));
        }
    }

    private uint NetworkBits { get; }

    private uint LastBits => (uint)(NetworkBits + Size - 1);

    private static IEnumerable<Ipv4Subnet> PrivateRanges { get; } =
        [new(0x0A000000, 8), new(0xAC100000, 12), new(0xC0A80000, 16)];

    /// <summary>The address at a position in the network; 0 is the network's own address.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The network has no such address.</exception>
    public IPAddress AddressAt(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Size);
        return ToAddress((uint)(NetworkBits + index));
    }

    /// <summary>Whether the address lies in the network, its first and last address included.</summary>
    public bool Contains(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Span<byte> bytes = stackalloc byte[4];
        return address.TryWriteBytes(bytes, out var written) && written == 4
            && BinaryPrimitives.ReadUInt32BigEndian(bytes) is var bits && bits >= NetworkBits && bits <= LastBits;
    }

    /// <summary>Whether all of the other network lies in this one.</summary>
    public bool Contains(Ipv4Subnet other) => other.NetworkBits >= NetworkBits && other.LastBits <= LastBits;

    /// <summary>The CIDR notation.</summary>
    public override string ToString() => $"{Network}/{PrefixLength.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads CIDR notation: four decimal numbers, a slash and the prefix length, with no bit set behind the prefix.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, out Ipv4Subnet result)
    {
        result = default;
        var slash = s.IndexOf('/');
        if (slash < 0 || !TryParseBits(s[..slash], out var bits) || !TryParseNumber(s[(slash + 1)..], 32, out var prefix))
        {
            return false;
        }

        var mask = prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);
        if ((bits & ~mask) != 0)
        {
            return false;
        }

        result = new Ipv4Subnet(bits, prefix);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out Ipv4Subnet)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Ipv4Subnet result) => TryParse(s.AsSpan(), out result);

    /// <summary>Reads CIDR notation.</summary>
    /// <exception cref="FormatException">The text is not a network in CIDR notation.</exception>
    public static Ipv4Subnet Parse(string s) =>
        TryParse(s, out var subnet) ? subnet : throw new FormatException($"'{s}' is not an IPv4 network in CIDR notation.");

    static Ipv4Subnet ISpanParsable<Ipv4Subnet>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<Ipv4Subnet>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ipv4Subnet result) =>
        TryParse(s, out result);

    static Ipv4Subnet IParsable<Ipv4Subnet>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Ipv4Subnet>.TryParse(string? s, IFormatProvider? provider, out Ipv4Subnet result) => TryParse(s, out result);

    // IPAddress.TryParse takes octal, hexadecimal and shortened forms, which are misread more often than meant.
    private static bool TryParseBits(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        var parts = 0;
        foreach (var part in text.Split('.'))
        {
            if (++parts > 4 || !TryParseNumber(text[part], 255, out var number))
            {
                return false;
            }

            bits = (bits << 8) | (uint)number;
        }

        return parts == 4;
    }

    private static bool TryParseNumber(ReadOnlySpan<char> text, int maximum, out int number)
    {
        number = 0;
        return text.Length is > 0 and <= 3 && (text.Length == 1 || text[0] != '0')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= maximum;
    }

    private static IPAddress ToAddress(uint bits)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, bits);
        return new IPAddress(bytes);
    }
}
