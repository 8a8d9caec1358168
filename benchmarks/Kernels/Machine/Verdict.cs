using System.Globalization;

namespace MLNetVision.Benchmarks.Kernels.Machine;

/// <summary>How fast a work was.</summary>
/// <param name="Seconds">What it took.</param>
/// <param name="Cost">What it had to do.</param>
/// <param name="IsBoundByProducts">Whether its products take longer at the machine's best than its bytes.</param>
/// <param name="Share">The time that the machine needs at its best, by the time taken.</param>
internal readonly record struct Verdict(double Seconds, Cost Cost, bool IsBoundByProducts, double Share)
{
    public string Milliseconds => Number(1e3 * Seconds, "F3");

    public string GigaFlops => Cost.Flops > 0 ? Number(Cost.Flops / Seconds / 1e9, "F1") : "-";

    public string GigaBytes => Number(Cost.Bytes / Seconds / 1e9, "F1");

    public string Bound => IsBoundByProducts ? "products" : "memory";

    public string ShareOfBest => Number(100 * Share, "F0") + " %";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
