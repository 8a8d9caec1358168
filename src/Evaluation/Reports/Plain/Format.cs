using System.Globalization;

namespace MLNetVision.Evaluation.Reports;

/// <summary>Numbers and names as reports write them, whatever the culture.</summary>
internal static class Format
{
    /// <summary>What stands for a figure that is not a number.</summary>
    public const string None = "–";

    public static string Number(double value) => Written(value, Math.Abs(value) is >= 1000 or (> 0 and < 0.001) ? "G4" : "F4");

    public static string Short(double value) => Written(value, "G3");

    public static string Percent(double share) => double.IsNaN(share) ? None : (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>All digits, so that reading it back gives the same number; empty for what is not finite.</summary>
    public static string Exact(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A name of at most so many letters, its end replaced by an ellipsis; surrogate pairs stay whole.</summary>
    public static string Cut(string name, int letters)
    {
        if (name.Length <= letters)
            return name;
        var end = letters - 1;
        return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>A name on one line: control characters become spaces.</summary>
    public static string Line(string name) => string.Create(name.Length, name, (span, text) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = char.IsControl(text[i]) ? ' ' : text[i];
    });

    /// <summary>Shares of rows as a percentage label, such as 5 %.</summary>
    public static string Share(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Written(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : None;
}
