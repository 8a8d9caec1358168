using System.Globalization;

namespace MLNetVision.Benchmarks.Peers.Exchange;

/// <summary>How far two results are apart.</summary>
/// <param name="What">What was compared with what; rows of one table have the same ones.</param>
/// <param name="Difference">The difference, as the table's explanation defines it.</param>
/// <param name="Allowed">The most that passes.</param>
/// <param name="Where">Where it is largest.</param>
internal sealed record Finding(string What, double Difference, double Allowed, string Where = "")
{
    public bool Holds => Difference <= Allowed;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Difference:G2} of {Allowed:G2}");
}
