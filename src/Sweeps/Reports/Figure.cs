using System.Globalization;
using MLNetVision.Evaluation.Reports;

namespace MLNetVision.Sweeps.Reports;

/// <summary>What objectives came to, as a reader wants it: shares with four digits, bytes whole.</summary>
internal static class Figure
{
    public static string Write(double value) =>
        double.IsFinite(value) && Math.Abs(value) >= 1000 ? value.ToString("N0", CultureInfo.InvariantCulture) : Format.Number(value);
}
